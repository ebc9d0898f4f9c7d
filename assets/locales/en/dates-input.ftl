# Dates that people type, and second calendars.
