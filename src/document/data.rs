//! The desk's lists: units, people, terms. STUB until merged.
use crate::base::chinese::date::Date;
use crate::document::header::Typed;

#[derive(Clone, Debug, Default)]
pub(crate) struct Data {
    pub(crate) units: Vec<UnitRow>,
    pub(crate) has_units: bool,
    pub(crate) people: Vec<PersonRow>,
    pub(crate) terms: TermsRow,
}
#[derive(Clone, Debug, Default)]
pub(crate) struct UnitRow {
    pub(crate) name: Typed<String>,
    pub(crate) id: Option<String>,
    pub(crate) short: Option<String>,
    pub(crate) formerly: Vec<String>,
    pub(crate) parent: Option<Typed<String>>,
    pub(crate) group: Option<String>,
}
#[derive(Clone, Debug, Default)]
pub(crate) struct PersonRow {
    pub(crate) name: String,
    pub(crate) posts: Vec<PostRow>,
}
#[derive(Clone, Debug, Default)]
pub(crate) struct PostRow {
    pub(crate) unit: String,
    pub(crate) post: String,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}
#[derive(Clone, Debug, Default)]
pub(crate) struct TermsRow {
    pub(crate) fixed: Vec<String>,
    pub(crate) wrong: Vec<(String, String)>,
    pub(crate) careful: Vec<(String, String)>,
    pub(crate) short: Vec<(String, String)>,
    pub(crate) retired: Vec<(String, String)>,
}
