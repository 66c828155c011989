//! What publishing and verifying say, in both languages.

use std::fmt::Write as _;
use std::path::Path;

use crate::base::diag::Lang;
use crate::base::path::native;
use crate::publish::ledger::Counts;
use crate::publish::manifest::Changes;
use crate::publish::verify::{Fault, FaultKind, Verdict};
use crate::publish::{News, Preview, Published, Refused, RolledBack};

/// How many names a sentence lists before it says “and so on”.
const FEW: usize = 5;

/// Said when another program is writing the output.
pub(super) fn waits(lang: Lang) -> String {
    match lang {
        Lang::Zh => "另一个jianbao正在写，等它写完……\n".to_owned(),
        Lang::En => "another jianbao is writing; waiting for it to end …\n".to_owned(),
    }
}

/// The line that a publication ends with, and one for what it removed.
pub(super) fn published(done: &Published, dest: &Path, lang: Lang) -> String {
    let Published { id, counts, shared, changes, removed, .. } = done;
    let place = native(&dest.join("current"));
    let difference = difference(changes, lang);
    let first = match (lang, done.news) {
        (Lang::Zh, News::Made) => format!(
            "已发布{id}：{}；{difference}；{shared}个文件与上一版共用 → {place}\n",
            size(counts, lang)
        ),
        (Lang::En, News::Made) => format!(
            "published {id}: {}; {difference}; {shared} shared with the release before → {place}\n",
            size(counts, lang)
        ),
        (Lang::Zh, News::Found) => {
            format!("{id}就是这些内容，已重新上线；{difference} → {place}\n")
        }
        (Lang::En, News::Found) => {
            format!("{id} holds just this and is served again; {difference} → {place}\n")
        }
        (Lang::Zh, News::None) => format!("内容没有变化，仍是{id} → {place}\n"),
        (Lang::En, News::None) => format!("nothing changed, still {id} → {place}\n"),
    };
    let gone = match lang {
        _ if removed.is_empty() => String::new(),
        Lang::Zh => format!("已清理旧版本：{}\n", removed.join("、")),
        Lang::En => format!("old releases removed: {}\n", removed.join(", ")),
    };
    first + &gone
}

/// What would change, one file a line.
pub(super) fn changes(changes: &Changes, lang: Lang) -> String {
    let [added, changed, removed] = match lang {
        Lang::Zh => ["新增", "修改", "删除"],
        Lang::En => ["added  ", "changed", "removed"],
    };
    let mut lines = String::new();
    for (word, paths) in
        [(added, &changes.added), (changed, &changes.changed), (removed, &changes.removed)]
    {
        for path in paths {
            let _ = writeln!(lines, "{word}  {path}");
        }
    }
    lines
}

/// The line that a preview ends with.
pub(super) fn preview(preview: &Preview, lang: Lang) -> String {
    let (size, difference) = (size(&preview.counts, lang), difference(&preview.changes, lang));
    match (lang, &preview.current) {
        (Lang::Zh, Some(id)) => {
            format!("共{size}；与线上的{id}相比，{difference}；什么也没有写\n")
        }
        (Lang::Zh, None) => format!("共{size}，首次发布；什么也没有写\n"),
        (Lang::En, Some(id)) => {
            format!("{size}; against {id}, which is served: {difference}; nothing was written\n")
        }
        (Lang::En, None) => format!("{size}, a first publication; nothing was written\n"),
    }
}

/// The line that a way back ends with.
pub(super) fn rolled_back(done: &RolledBack, lang: Lang) -> String {
    let (to, date) = (&done.to.id, &done.to.date);
    let from = done.from.as_deref().filter(|from| from != to);
    match (lang, from) {
        (Lang::Zh, Some(from)) => format!("已从{from}换到{to}（发布于{date}）\n"),
        (Lang::Zh, None) => format!("线上是{to}（发布于{date}）\n"),
        (Lang::En, Some(from)) => format!("went from {from} to {to} (published {date})\n"),
        (Lang::En, None) => format!("{to} is served (published {date})\n"),
    }
}

/// What is wrong with a tree, one file a line.
pub(super) fn faults(faults: &[Fault], lang: Lang) -> String {
    let mut lines = String::new();
    for Fault { path, kind } in faults {
        let word = match (lang, kind) {
            (Lang::Zh, FaultKind::Missing) => "缺失",
            (Lang::Zh, FaultKind::Changed) => "改动",
            (Lang::Zh, FaultKind::Extra) => "多出",
            (Lang::Zh, FaultKind::List) => "清单不符",
            (Lang::En, FaultKind::Missing) => "missing",
            (Lang::En, FaultKind::Changed) => "changed",
            (Lang::En, FaultKind::Extra) => "extra",
            (Lang::En, FaultKind::List) => "not the list that was published",
        };
        let _ = writeln!(lines, "{word}  {path}");
    }
    lines
}

/// The line that verifying ends with.
pub(super) fn verdict(verdict: &Verdict, lang: Lang) -> String {
    let name = verdict.release.clone().unwrap_or_else(|| native(&verdict.folder));
    let (whole, wrong) = (verdict.whole, verdict.faults.len());
    let mend = match lang {
        _ if verdict.release.is_none() => "",
        Lang::Zh => "；重新运行jianbao publish可以修复",
        Lang::En => "; `jianbao publish` puts it right",
    };
    match lang {
        Lang::Zh if wrong == 0 => format!("{name}：{whole}个文件都与清单相符\n"),
        Lang::Zh => format!("{name}：{whole}个文件与清单相符，{wrong}处不符{mend}\n"),
        Lang::En if wrong == 0 => format!("{name}: {} as listed\n", many(whole, "file")),
        Lang::En => format!("{name}: {} as listed, {wrong} not{mend}\n", many(whole, "file")),
    }
}

/// A warning about files that are left out; empty when there are none.
pub(super) fn passed(passed: &[String], lang: Lang) -> String {
    match lang {
        _ if passed.is_empty() => String::new(),
        Lang::Zh => format!(
            "警告：输出目录里有不是jianbao生成的文件，没有发布：{}；要发布的文件请放进static\n",
            few(passed, lang)
        ),
        Lang::En => format!(
            "warning: the output folder holds files that no build wrote; left out: {}; files to be published belong in static\n",
            few(passed, lang)
        ),
    }
}

/// A warning about old releases that stay; empty when there are none.
pub(super) fn stuck(stuck: &[String], lang: Lang) -> String {
    match lang {
        _ if stuck.is_empty() => String::new(),
        Lang::Zh => format!(
            "警告：旧版本{}删不掉，可能有程序正在使用；下次发布时再清理\n",
            few(stuck, lang)
        ),
        Lang::En => format!(
            "warning: old releases could not be removed and stay until the next publication: {}\n",
            few(stuck, lang)
        ),
    }
}

/// What to say when jianbao.yml holds mistakes.
pub(super) fn wrong_settings(lang: Lang) -> String {
    match lang {
        Lang::Zh => "jianbao.yml里有错误，没有发布；请先运行jianbao check，改好以后再发布",
        Lang::En => {
            "jianbao.yml holds mistakes, nothing was published; run `jianbao check` and mend them first"
        }
    }
    .to_owned()
}

/// Why nothing was done, and what to do.
pub(super) fn refused(refused: &Refused, lang: Lang) -> String {
    match lang {
        Lang::Zh => refused_chinese(refused),
        Lang::En => refused_english(refused),
    }
}

fn refused_chinese(refused: &Refused) -> String {
    match refused {
        Refused::World(error) => error.message(Lang::Zh),
        Refused::NotBuilt(out) => {
            format!("“{}”里没有生成好的网站；请先运行jianbao build", native(out))
        }
        Refused::NotAsBuilt { out, files } => format!(
            "“{}”里的文件与生成时不一样：{}；请重新运行jianbao build，再发布",
            native(out),
            few(files, Lang::Zh)
        ),
        Refused::Reserved(path) => format!(
            "输出里有“{path}”，这个名字要留给发布时写的清单或压缩文件；请给static里的这个文件改名"
        ),
        Refused::Nested { dest, other } => format!(
            "发布目录“{}”与“{}”不能互相套在里面；请另选一个发布目录",
            native(dest),
            native(other)
        ),
        Refused::Foreign(path) => format!(
            "发布目录里有不是jianbao发布的东西：“{}”，没有动它；请另选一个空目录，或自己移走",
            native(path)
        ),
        Refused::Unreadable(path) => format!(
            "看不懂“{}”，可能被改过，或是更新版本的jianbao写的；没有改动任何文件",
            native(path)
        ),
        Refused::Busy { lock, by } => format!(
            "另一次发布正在进行（{}）；请等它结束再试。如果确定没有，可以删除“{}”",
            if by.is_empty() { "不知道是哪个程序" } else { by },
            native(lock)
        ),
        Refused::NoCurrent(dest) => {
            format!("“{}”里还没有上线的版本；请先运行jianbao publish", native(dest))
        }
        Refused::NoEarlier => "线上已经是保留的最早一版，没有更早的可退".to_owned(),
        Refused::NoSuchRelease { id, known } => {
            format!("没有“{id}”这一版；现有：{}", known.join("、"))
        }
        Refused::Damaged { id, verdict } => format!(
            "{id}这一版已经不完整（{}处与清单不符），没有退回；可以用jianbao verify核对",
            verdict.faults.len()
        ),
        Refused::NoList(tree) => {
            format!("“{}”不是发布目录：里面没有可以核对的清单", native(tree))
        }
    }
}

fn refused_english(refused: &Refused) -> String {
    match refused {
        Refused::World(error) => error.message(Lang::En),
        Refused::NotBuilt(out) => {
            format!("{} holds no finished site; run `jianbao build` first", native(out))
        }
        Refused::NotAsBuilt { out, files } => format!(
            "files in {} are not as the build wrote them: {}; run `jianbao build` again, then publish",
            native(out),
            few(files, Lang::En)
        ),
        Refused::Reserved(path) => format!(
            "the output holds {path}, a name kept for the list or the compressed files of a release; rename the file in static"
        ),
        Refused::Nested { dest, other } => format!(
            "{} and {} may not stand within one another; choose another folder to publish to",
            native(dest),
            native(other)
        ),
        Refused::Foreign(path) => format!(
            "{} was not put there by publishing and was left alone; choose an empty folder or move it away",
            native(path)
        ),
        Refused::Unreadable(path) => format!(
            "{} makes no sense: it was edited, or written by a later jianbao; nothing was changed",
            native(path)
        ),
        Refused::Busy { lock, by } => format!(
            "another publication is under way ({}); wait for it. When you are sure that there is none, delete {}",
            if by.is_empty() { "by an unknown program" } else { by },
            native(lock)
        ),
        Refused::NoCurrent(dest) => {
            format!("{} serves nothing yet; run `jianbao publish` first", native(dest))
        }
        Refused::NoEarlier => {
            "the oldest release that was kept is served already; there is no earlier one".to_owned()
        }
        Refused::NoSuchRelease { id, known } => {
            format!("there is no release {id}; there are {}", known.join(", "))
        }
        Refused::Damaged { id, verdict } => format!(
            "release {id} is not whole any more ({} not as listed), so nothing was changed; `jianbao verify` shows what is wrong",
            many(verdict.faults.len(), "file")
        ),
        Refused::NoList(tree) => {
            format!("{} is no published folder: it holds no list to verify it by", native(tree))
        }
    }
}

fn size(counts: &Counts, lang: Lang) -> String {
    let Counts { files, pages, prints, bytes } = counts;
    let tenths = bytes.div_ceil(100_000);
    let megabytes = format!("{}.{}", tenths / 10, tenths % 10);
    match lang {
        Lang::Zh => format!("{files}个文件（{pages}个网页，{prints}份PDF），{megabytes} MB"),
        Lang::En => {
            let [files, pages, prints] = [(files, "file"), (pages, "web page"), (prints, "PDF")]
                .map(|(count, word)| many(usize::try_from(*count).unwrap_or(usize::MAX), word));
            format!("{files} ({pages}, {prints}), {megabytes} MB")
        }
    }
}

fn difference(changes: &Changes, lang: Lang) -> String {
    let [added, changed, removed] =
        [&changes.added, &changes.changed, &changes.removed].map(Vec::len);
    match lang {
        Lang::Zh => format!("新增{added}，修改{changed}，删除{removed}"),
        Lang::En => format!("{added} added, {changed} changed, {removed} removed"),
    }
}

/// `1 page`, `2 pages`.
fn many(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The first few names.
fn few(names: &[impl ToString], lang: Lang) -> String {
    let shown: Vec<String> = names.iter().take(FEW).map(ToString::to_string).collect();
    let (comma, rest) = match lang {
        Lang::Zh => ("、", format!("等{}个", names.len())),
        Lang::En => (", ", format!(" and {} more", names.len().saturating_sub(FEW))),
    };
    let rest = if names.len() > FEW { rest } else { String::new() };
    shown.join(comma) + &rest
}

#[cfg(test)]
mod tests {
    use super::{few, passed, refused};
    use crate::base::diag::Lang;
    use crate::publish::Refused;

    #[test]
    fn long_lists_are_cut_short() {
        let names: Vec<u8> = (1..=7).collect();
        for (count, chinese, english) in [
            (1, "1", "1"),
            (5, "1、2、3、4、5", "1, 2, 3, 4, 5"),
            (7, "1、2、3、4、5等7个", "1, 2, 3, 4, 5 and 2 more"),
        ] {
            assert_eq!(few(&names[..count], Lang::Zh), chinese);
            assert_eq!(few(&names[..count], Lang::En), english);
        }
        assert_eq!(passed(&[], Lang::Zh), "");
    }

    #[test]
    fn refusals_name_the_thing_and_the_way_out() {
        let busy = Refused::Busy { lock: "www".into(), by: String::new() };
        for (why, chinese, english) in [
            (Refused::NotBuilt("public".into()), "请先运行jianbao build", "run `jianbao build`"),
            (busy, "删除“www”", "delete www"),
            (Refused::Foreign("a".into()), "“a”，没有动它", "a was not put there"),
        ] {
            for (lang, expected) in [(Lang::Zh, chinese), (Lang::En, english)] {
                let words = refused(&why, lang);
                assert!(words.contains(expected), "{words}");
            }
        }
    }
}
