//! Texts of documents that tests make by hand, found again by the documents' digests.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::base::digest::Digest;
use crate::document::{Body, Document};

static TEXTS: Mutex<BTreeMap<Digest, Arc<Body>>> = Mutex::new(BTreeMap::new());

/// Gives a document its text, and a digest that covers it.
pub(crate) fn shelve(document: &mut Document, body: Body) {
    document.digest = Digest::of(format!("{}{body:?}", document.path).as_bytes());
    TEXTS.lock().expect("no test fails here").insert(document.digest, Arc::new(body));
}

/// The text of a document that was given one.
pub(crate) fn body(document: &Document) -> Arc<Body> {
    TEXTS.lock().expect("no test fails here").get(&document.digest).cloned().unwrap_or_default()
}
