//! Headers as writers type them.
