//! YAML as writers type it: a tree with places, and the slips that YAML itself passes over in silence. The only door to YAML.

pub(crate) mod records;
