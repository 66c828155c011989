//! The keys of the four kinds of article: who wrote it, where it belongs, and what its kind alone has.

use crate::base::problem::Problem;
use crate::base::yaml::Value;
use crate::base::yaml::fields::{Field, Fields, Names, both};
use crate::document::block::{KeyFigure, Person, RefKind};
use crate::document::header::{ArticleHeader, InterviewHeader, NewsHeader, PracticeHeader, Review};
use crate::document::read_header::{Reading, keys};

/// 三审三校: the steps that a text goes through.
const STAGES: &[(&[&str], &str)] = &[
    (&["撰稿"], "撰稿"),
    (&["校对"], "校对"),
    (&["初审", "一审"], "初审"),
    (&["复审", "二审"], "复审"),
    (&["终审", "三审"], "终审"),
];

impl Reading<'_> {
    pub(super) fn article(&mut self, fields: &mut Fields) -> ArticleHeader {
        ArticleHeader {
            units: self.names(fields, keys::UNIT),
            author: self.names_on_a_line(fields, keys::AUTHOR),
            source: self.names_on_a_line(fields, keys::SOURCE),
            editor: self.names_on_a_line(fields, keys::EDITOR),
            review: self.review(fields),
            campaign: self.typed_name(fields, keys::CAMPAIGN),
            phase: self.typed_name(fields, keys::PHASE),
            topics: self.topics(fields),
            summary: self.line(fields, keys::SUMMARY),
            cover: self.cover(fields),
            pinned: self.flag(fields, keys::PINNED),
        }
    }

    /// Topics in the order typed, each once.
    fn topics(&mut self, fields: &mut Fields) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for topic in self.names(fields, keys::TOPICS) {
            if !out.contains(&topic.value) {
                out.push(topic.value);
            }
        }
        out
    }

    fn cover(&mut self, fields: &mut Fields) -> Option<crate::document::block::RefId> {
        let field = self.take(fields, keys::COVER)?;
        let typed = self.reader.text(&field)?;
        Some(self.reference(RefKind::Picture, typed))
    }

    /// 审校: a list of {stage, name, date}, or `初审: 姓名`.
    fn review(&mut self, fields: &mut Fields) -> Vec<Review> {
        let mut out = Vec::new();
        let Some(field) = self.take(fields, keys::REVIEW) else { return out };
        for item in self.reader.items(field) {
            let Some(mut map) = self.reader.fields(item, "初审: 姓名") else { continue };
            if let Some(stage) = self.take(&mut map, keys::STAGE) {
                let stage = self.reader.choice(&stage, STAGES);
                let name = self.names_on_a_line(&mut map, keys::NAME);
                let date = self.take(&mut map, keys::DATE);
                let date = date.and_then(|date| self.reader.date(&date));
                if name.is_none() {
                    self.part_missing(&map, keys::NAME, "姓名: …", "name: …");
                }
                map.finish(&mut self.reader);
                if let (Some(stage), Some(name)) = (stage, name) {
                    let date = date.map(|date| date.value);
                    out.push(Review { stage: stage.value.to_owned(), name, date });
                }
                continue;
            }
            for entry in std::mem::take(map.rest()) {
                let word = crate::base::yaml::Node {
                    value: Value::Text(entry.label.clone()),
                    range: entry.key,
                };
                let stage = Field { label: both(keys::REVIEW), key: entry.key, node: word };
                let stage = self.reader.choice(&stage, STAGES);
                let name = self.reader.line_of_text(&entry);
                if let (Some(stage), Some(name)) = (stage, name) {
                    let stage = stage.value.to_owned();
                    out.push(Review { stage, name: name.value, date: None });
                }
            }
        }
        out
    }

    /// 数据: a list of {label, value, unit}, or 座谈会 5 次 on a line.
    pub(super) fn figures(&mut self, fields: &mut Fields) -> Vec<KeyFigure> {
        let mut out = Vec::new();
        let Some(field) = self.take(fields, keys::FIGURES) else { return out };
        for item in self.reader.items(field) {
            if let Value::Text(text) = &item.node.value
                && !text.contains('：')
                && let [label, value, unit @ ..] =
                    text.split_whitespace().collect::<Vec<_>>().as_slice()
                && unit.len() < 2
            {
                let unit = unit.concat();
                out.push(KeyFigure {
                    label: (*label).to_owned(),
                    value: (*value).to_owned(),
                    unit,
                });
                continue;
            }
            let example = "{标签: 座谈会, 数值: 5, 单位: 次}";
            let Some(mut map) = self.reader.fields(item, example) else { continue };
            let label = self.line(&mut map, keys::FIGURE_LABEL);
            let value = self.line(&mut map, keys::FIGURE_VALUE);
            let unit = self.line(&mut map, keys::FIGURE_UNIT).unwrap_or_default();
            if label.is_none() {
                self.part_missing(&map, keys::FIGURE_LABEL, "标签: 座谈会", "label: 座谈会");
            }
            if value.is_none() {
                self.part_missing(&map, keys::FIGURE_VALUE, "数值: 5", "value: 5");
            }
            map.finish(&mut self.reader);
            if let (Some(label), Some(value)) = (label, value) {
                out.push(KeyFigure { label, value, unit });
            }
        }
        out
    }

    /// Reports a part that a map within the header lacks.
    pub(super) fn part_missing(
        &mut self,
        map: &Fields,
        names: Names,
        chinese: &str,
        english: &str,
    ) {
        let (chinese, english) = (chinese.to_owned(), english.to_owned());
        self.reader.note(map.range, Problem::KeyMissing { key: both(names), chinese, english });
    }

    pub(super) fn interview(&mut self, fields: &mut Fields) -> InterviewHeader {
        InterviewHeader {
            interviewee: self.people(fields, keys::INTERVIEWEE),
            interviewer: self.people(fields, keys::INTERVIEWER),
        }
    }

    /// People: a map, a list of maps, or plain names.
    fn people(&mut self, fields: &mut Fields, names: Names) -> Vec<Person> {
        let Some(field) = self.take(fields, names) else { return Vec::new() };
        let mut out = Vec::new();
        let items = match &field.node.value {
            // 姓名：…, 职务：… on lines of their own, all with full-width colons.
            Value::Text(text) if text.contains('：') => vec![field],
            _ => self.reader.items(field),
        };
        for item in items {
            match &item.node.value {
                Value::Text(text) if !text.contains('：') => {
                    let names = self.reader.names(item);
                    out.extend(
                        names
                            .into_iter()
                            .map(|name| Person { name: name.value, ..Person::default() }),
                    );
                }
                _ => out.extend(self.person(item)),
            }
        }
        out
    }

    fn person(&mut self, item: Field) -> Option<Person> {
        let mut map = self.reader.fields(item, "姓名: …")?;
        let name = self.line(&mut map, keys::NAME);
        let post = self.line(&mut map, keys::POST);
        let label = self.line(&mut map, keys::LABEL);
        if name.is_none() {
            self.part_missing(&map, keys::NAME, "姓名: …", "name: …");
        }
        map.finish(&mut self.reader);
        // A label typed with the colon that it has in the text.
        let label = label.map(|label| label.trim_end_matches([':', '：']).to_owned());
        Some(Person { name: name?, post, label, text: None })
    }

    pub(super) fn practice(&mut self, fields: &mut Fields) -> PracticeHeader {
        PracticeHeader {
            problem: self.line(fields, keys::PROBLEM),
            method: self.line(fields, keys::METHOD),
            results: self.line(fields, keys::RESULTS),
        }
    }

    pub(super) fn news(&mut self, fields: &mut Fields) -> NewsHeader {
        let place = self.line(fields, keys::PLACE);
        let date = self.take(fields, keys::EVENT_DATE);
        let event_date = date.and_then(|field| self.reader.date(&field)).map(|typed| typed.value);
        NewsHeader { place, event_date }
    }
}
