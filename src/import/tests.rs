//! Documents from XML text, and what becomes of them.
