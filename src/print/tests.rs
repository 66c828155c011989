//! Prints made from hand-made documents, measured on their frames and bytes.

mod desk;
