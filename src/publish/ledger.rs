//! releases.json: what stands in a published folder, newest last.

use serde::{Deserialize, Serialize};

use crate::publish::sha::Sha;

/// The list's own name.
pub(super) const LEDGER: &str = "releases.json";

/// One published state of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Release {
    /// The name of its folder.
    pub(crate) id: String,
    /// When it was published, as the caller told.
    pub(crate) date: String,
    pub(crate) counts: Counts,
    /// Of its manifest.
    pub(crate) digest: Sha,
    /// Of the manifest of the release that it followed.
    pub(crate) from: Option<Sha>,
}

/// How much a release holds, without compressed copies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    pub(crate) files: u64,
    pub(crate) bytes: u64,
    /// HTML files.
    pub(crate) pages: u64,
    /// PDF files.
    pub(crate) prints: u64,
}

/// The list as text, for people too.
pub(super) fn text(releases: &[Release]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(releases).map(|text| text + "\n")
}

/// Reads a list; `None` when it is none, or one of a later format, or leads out of its folder.
pub(super) fn read(text: &[u8]) -> Option<Vec<Release>> {
    let releases: Vec<Release> = serde_json::from_slice(text).ok()?;
    releases.iter().all(|release| is_id(&release.id)).then_some(releases)
}

/// Whether a text is the name of a release and never a way out of a folder.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// A name for a release of that date (`20131125-093000`) which is not taken yet.
pub(super) fn name(date: &str, taken: impl Fn(&str) -> bool) -> String {
    let digits: String = date.chars().filter(char::is_ascii_digit).take(14).collect();
    let name = match digits.split_at_checked(8) {
        Some((day, time)) if !time.is_empty() => format!("{day}-{time}"),
        _ => format!("r{digits}"),
    };
    let numbered = (2_u64..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{name, read};

    #[test]
    fn names_come_from_the_date_and_are_new() {
        for (date, taken, expected) in [
            ("2013-11-25T09:30:00+08:00", &[][..], "20131125-093000"),
            ("2013-11-25T09:30:00+08:00", &["20131125-093000"], "20131125-093000-2"),
            (
                "2013-11-25T09:30:00+08:00",
                &["20131125-093000", "20131125-093000-2"],
                "20131125-093000-3",
            ),
            ("2013-11-25", &[], "r20131125"),
            ("今天", &[], "r"),
        ] {
            assert_eq!(name(date, |id| taken.contains(&id)), expected);
        }
    }

    #[test]
    fn a_list_never_leads_out_of_its_folder() {
        let list = |id: &str, more: &str| {
            let sha = "0".repeat(64);
            let counts = r#"{"files":1,"bytes":1,"pages":1,"prints":0}"#;
            format!(
                r#"[{{"id":"{id}","date":"","counts":{counts},"digest":"{sha}","from":null{more}}}]"#
            )
        };
        for (text, readable) in [
            (list("20131125-093000", ""), true),
            ("[]".to_owned(), true),
            (list("../x", ""), false),
            (list("", ""), false),
            (list("a/b", ""), false),
            (list(".incoming-a", ""), false),
            (list("a", r#","later":1"#), false),
            ("{}".to_owned(), false),
            (String::new(), false),
        ] {
            assert_eq!(read(text.as_bytes()).is_some(), readable, "{text}");
        }
    }
}
