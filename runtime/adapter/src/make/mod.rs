//! Objects, lists and paths: how mappings read and make values.
