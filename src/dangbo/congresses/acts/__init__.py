"""What users of congresses do: a folder for each subject, an act with its journal entry in each function."""
