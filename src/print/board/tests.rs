//! Boards made from hand-made documents, measured on their frames.
