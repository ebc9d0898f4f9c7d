# What became of quotes, and their repair.
