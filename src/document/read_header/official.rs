//! The keys of policy documents: who issued them, and what their official print shows (GB/T 9704-2012, 7).

use crate::base::diag::Typed;
use crate::base::problem::Problem;
use crate::base::yaml::fields::{Fields, Names};
use crate::document::block::RefKind;
use crate::document::header::{
    Attachment, Head, Level, OfficialHeader, PolicyHeader, SecretHeader,
};
use crate::document::read_header::{Reading, keys};

const LEVELS: &[(&[&str], Level)] = &[
    (&["中央", "central", "中央级"], Level::Central),
    (&["市级", "municipal", "市"], Level::Municipal),
    (&["区级", "district", "区", "县级", "县", "区县级"], Level::District),
    (&["单位", "unit", "本单位"], Level::Unit),
];

/// 紧急程度, of documents and of telegrams.
const URGENCIES: &[(&[&str], &str)] = &[
    (&["特急", "urgent"], "特急"),
    (&["加急", "急件"], "加急"),
    (&["特提"], "特提"),
    (&["平急"], "平急"),
];

const HEADS: &[(&[&str], Head)] = &[
    (&["红头", "red", "红"], Head::Red),
    (&["纪要", "minutes"], Head::Minutes),
    (&["无", "plain", "不用", "白头"], Head::Plain),
];

/// 密级, highest first.
const SECRETS: [&str; 3] = ["绝密", "机密", "秘密"];

impl Reading<'_> {
    pub(super) fn policy(&mut self, fields: &mut Fields) -> PolicyHeader {
        let issuer = self.names_on_a_line(fields, keys::POLICY_ISSUER);
        let number = self.document_number(fields);
        let level = self.take(fields, keys::LEVEL);
        let level = level.and_then(|field| self.reader.choice(&field, LEVELS));
        let issued = self.day(fields, keys::ISSUED);
        let to = self.names(fields, keys::POLICY_TO);
        PolicyHeader {
            issuer,
            number,
            level: level.map(|typed| typed.value),
            issued: issued.map(|typed| typed.value),
            to: to.into_iter().map(|typed| typed.value).collect(),
            attachments: self.attachments(fields),
            status: self.line(fields, keys::STATUS),
            official: self.official(fields),
        }
    }

    fn official(&mut self, fields: &mut Fields) -> OfficialHeader {
        let mark = self.secret(fields);
        let urgency = self.take(fields, keys::URGENCY);
        let urgency = urgency.and_then(|field| self.reader.choice(&field, URGENCIES));
        let signer = self.names(fields, keys::SIGNER);
        let head = self.take(fields, keys::HEAD);
        let head = head.and_then(|field| self.reader.choice(&field, HEADS));
        let note = self.line(fields, keys::NOTE);
        let copy_to = self.names_on_a_line(fields, keys::COPY_TO);
        OfficialHeader {
            mark,
            urgency: urgency.map(|typed| typed.value.to_owned()),
            signer: signer.into_iter().map(|typed| typed.value).collect(),
            head: head.map(|typed| typed.value),
            seal: self.flag(fields, keys::SEAL),
            note: note.map(|note| without_brackets(&note).to_owned()),
            copy_to: copy_to.map(|names| names.trim_end_matches(['。', '.']).to_owned()),
            printed_by: self.names_on_a_line(fields, keys::PRINTED_BY),
            printed_on: self.day(fields, keys::PRINTED_ON).map(|typed| typed.value),
        }
    }

    /// 份号 and 密级, of documents and issues. What is secret and stands on a site is told.
    pub(super) fn secret(&mut self, fields: &mut Fields) -> SecretHeader {
        let copy_number = self.checked(fields, keys::COPY_NUMBER, copy_number, |value| {
            Problem::BadCopyNumber { value }
        });
        let secrecy =
            self.checked(fields, keys::SECRECY, secrecy, |value| Problem::BadSecrecy { value });
        if let Some(Typed { value, range }) = &secrecy
            && SECRETS.iter().any(|secret| value.starts_with(secret))
        {
            self.reader.note(*range, Problem::SecretShown { secrecy: value.clone() });
        }
        SecretHeader {
            copy_number: copy_number.map(|typed| typed.value),
            secrecy: secrecy.map(|typed| typed.value),
        }
    }

    /// Text on one line that must pass a check, which may also tidy it.
    fn checked(
        &mut self,
        fields: &mut Fields,
        names: Names,
        check: fn(&str) -> Option<String>,
        problem: fn(String) -> Problem,
    ) -> Option<Typed<String>> {
        let field = self.take(fields, names)?;
        let typed = self.reader.line_of_text(&field)?;
        let Some(value) = check(&typed.value) else {
            self.reader.note(typed.range, problem(typed.value));
            return None;
        };
        Some(Typed { value, range: typed.range })
    }

    /// 发文字号 as the standard writes it (7.2.5); another form than the typed one is told.
    fn document_number(&mut self, fields: &mut Fields) -> Option<String> {
        let field = self.take(fields, keys::POLICY_NUMBER)?;
        let typed = self.reader.line_of_text(&field)?;
        let better = document_number(&typed.value).unwrap_or_else(|| typed.value.clone());
        if better != typed.value {
            let problem = Problem::DocumentNumber { typed: typed.value, better: better.clone() };
            self.reader.note(typed.range, problem);
        }
        Some(better)
    }

    /// Titles, and paths of documents that are printed with the text.
    fn attachments(&mut self, fields: &mut Fields) -> Vec<Attachment> {
        let Some(field) = self.take(fields, keys::ATTACHMENTS) else { return Vec::new() };
        let lines = self.reader.lines_of_text(field);
        lines
            .into_iter()
            .map(|typed| {
                let path = [".md", ".markdown"].iter().any(|end| typed.value.ends_with(end));
                let title = typed.value.clone();
                Attachment { title, file: path.then(|| self.reference(RefKind::Link, typed)) }
            })
            .collect()
    }
}

/// Six digits from at most six typed ones (7.2.1).
fn copy_number(text: &str) -> Option<String> {
    let digits = halved(text);
    let digits = digits.trim();
    let good = (1..=6).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    good.then(|| format!("{digits:0>6}"))
}

/// 机密★1年 from the ways to type it; what begins with 内部 stays as typed.
fn secrecy(text: &str) -> Option<String> {
    if text.starts_with("内部") {
        return Some(text.to_owned());
    }
    let secret = SECRETS.iter().find(|secret| text.starts_with(**secret))?;
    let term = halved(&text[secret.len()..]);
    let term = term.trim_matches(|c: char| c.is_whitespace() || "★*☆·:：-".contains(c));
    let good = term.is_empty()
        || term == "长期"
        || term
            .strip_suffix(['年', '月', '日'])
            .map(|number| number.trim_end_matches('个'))
            .is_some_and(|number| !number.is_empty() && number.parse::<u32>().is_ok());
    match (good, term.is_empty()) {
        (false, _) => None,
        (true, true) => Some((*secret).to_owned()),
        (true, false) => Some(format!("{secret}★{term}")),
    }
}

/// `None` when the text is no 机关代字, year and number; 第12号 of orders is none.
fn document_number(text: &str) -> Option<String> {
    const OPENING: &str = "〔[［【〖（(「{";
    const CLOSING: &str = "〕]］】〗）)」}";
    let text = halved(text);
    let open = text.find(|c| OPENING.contains(c))?;
    let (office, rest) = text.split_at(open);
    let rest = rest.trim_start_matches(|c| OPENING.contains(c));
    let (year, number) = rest.split_once(|c| CLOSING.contains(c))?;
    let year = year.trim().trim_end_matches('年');
    let number = number.trim().trim_start_matches('第').trim_end_matches('号').trim();
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let plain = number.trim_start_matches('0');
    let good = year.len() == 4 && digits(year) && digits(number) && !plain.is_empty();
    good.then(|| format!("{}〔{year}〕{plain}号", office.trim()))
}

/// Digits of both widths as plain ones.
fn halved(text: &str) -> String {
    let digit = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(digit).collect()
}

/// A note without the brackets that it is printed in.
fn without_brackets(text: &str) -> &str {
    let inner = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    inner.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{copy_number, document_number, secrecy};

    #[test]
    fn numbers_take_the_form_of_the_standard() {
        for (typed, expected) in [
            ("临委发〔2013〕18号", "临委发〔2013〕18号"),
            ("临委发[2013]18号", "临委发〔2013〕18号"),
            ("临委发【2013】018号", "临委发〔2013〕18号"),
            ("临委发（2013）第18号", "临委发〔2013〕18号"),
            ("临委发 [２０１３年] ０１８", "临委发〔2013〕18号"),
            ("第12号", "no"),
            ("临委发〔13〕18号", "no"),
            ("临委发〔2013〕号", "no"),
            ("临委发〔2013〕000号", "no"),
            ("临委发〔2013", "no"),
        ] {
            assert_eq!(document_number(typed).as_deref().unwrap_or("no"), expected, "{typed}");
        }
    }

    #[test]
    fn secrets_and_copies_are_read() {
        for (typed, expected) in [
            ("机密★1年", "机密★1年"),
            ("机密 * 1年", "机密★1年"),
            ("机密1年", "机密★1年"),
            ("秘密★６个月", "秘密★6个月"),
            ("绝密★长期", "绝密★长期"),
            ("秘密", "秘密"),
            ("内部资料 注意保存", "内部资料 注意保存"),
            ("机密★很久", "no"),
            ("机密★年", "no"),
            ("保密", "no"),
            ("公开", "no"),
        ] {
            assert_eq!(secrecy(typed).as_deref().unwrap_or("no"), expected, "{typed}");
        }
        for (typed, expected) in [
            ("1", "000001"),
            ("000045", "000045"),
            ("１２", "000012"),
            ("1234567", "no"),
            ("甲", "no"),
        ] {
            assert_eq!(copy_number(typed).as_deref().unwrap_or("no"), expected, "{typed}");
        }
    }
}
