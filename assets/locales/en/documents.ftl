# Sources: what is wrong with a document's file.
