//! Blocks of YAML: maps of `key: value` lines, lists of `- ` lines, and what hangs below them.

use crate::base::problem::Problem;
use crate::base::yaml::line::{Dash, KeyHit, Line, columns, dash, is_space, key};
use crate::base::yaml::{DEEPEST, Key, Node, Outer, Scan, Value};

impl Scan<'_> {
    /// The value that the next lines make, as far as they belong to `outer`.
    pub(super) fn block(&mut self, outer: Outer) -> Node {
        let Some(line) = self.peek().filter(|line| outer.holds(line.indent)) else {
            return Node::default();
        };
        if self.depth >= DEEPEST {
            self.note(line.content, line.end, Problem::YamlDeep { limit: DEEPEST.to_string() });
            self.next += 1;
            self.skip_deeper(outer);
            return self.node(Value::Null, line.content, line.end);
        }
        self.depth += 1;
        let node = if self.is_list(line) {
            self.list(line.indent)
        } else if self.is_map(line, outer) {
            self.map(line.indent, outer)
        } else {
            self.next += 1;
            self.value(line.content, line, outer)
        };
        self.depth -= 1;
        node
    }

    fn skip_deeper(&mut self, outer: Outer) {
        while self.peek().is_some_and(|line| outer.holds(line.indent)) {
            self.next += 1;
        }
    }

    /// Lines from the next one on that are indented just as it is, until one is indented less.
    fn level(&self, indent: usize) -> impl Iterator<Item = &str> {
        self.lines[self.next..]
            .iter()
            .filter(|line| !line.is_blank())
            .take_while(move |line| line.indent >= indent)
            .filter(move |line| line.indent == indent)
            .map(|line| self.slice(*line))
            .filter(|text| !text.starts_with('#'))
    }

    fn is_list(&self, line: Line) -> bool {
        match dash(self.slice(line)) {
            Some(Dash::Strict(_)) => true,
            // `-甲` alone may be a word, and `-5` a number; where all lines begin so, they are points.
            Some(Dash::Loose(rest)) if !line.point => {
                let number = self.slice(line)[rest..].starts_with(|c: char| c.is_ascii_digit());
                let mut level = self.level(line.indent);
                (!number || self.level(line.indent).nth(1).is_some())
                    && level.all(|text| dash(text).is_some())
            }
            _ => false,
        }
    }

    /// A map has a key in standard YAML on one of its lines; where nothing but a map makes sense, keys with a
    /// full-width colon or without a space will do.
    fn is_map(&self, line: Line, outer: Outer) -> bool {
        let lenient = matches!(outer, Outer::Top);
        match key(self.slice(line)) {
            None => lenient && self.level(line.indent).filter_map(key).any(|hit| hit.strict),
            Some(hit) if hit.strict || lenient => true,
            Some(_) => self.level(line.indent).filter_map(key).any(|hit| hit.strict),
        }
    }

    fn map(&mut self, indent: usize, outer: Outer) -> Node {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        while let Some(line) = self.peek().filter(|line| outer.holds(line.indent)) {
            let hit = key(self.slice(line));
            let points = matches!(dash(self.slice(line)), Some(Dash::Strict(_)));
            match hit {
                Some(hit) if !points => {
                    if line.indent != indent && !may_stand(line, indent, outer, &hit) {
                        self.note(line.content, line.end, Problem::YamlIndent {});
                    }
                    let key = Key {
                        name: hit.name.clone(),
                        range: self.range(line.content, line.content + hit.end),
                    };
                    let value = self.entry(line, &hit, line.indent);
                    entries.push((key, value));
                }
                _ => self.stray(line),
            }
        }
        wrap(entries)
    }

    /// A line that is no entry of the map it stands in.
    fn stray(&mut self, line: Line) {
        let text = self.slice(line);
        let problem = if matches!(dash(text), Some(Dash::Strict(_))) {
            Problem::YamlStrayPoint {}
        } else if text.starts_with("? ") || text == "?" {
            Problem::YamlAnchor { mark: "?".to_owned() }
        } else {
            Problem::YamlNoColon {}
        };
        self.note(line.content, line.end, problem);
        self.next += 1;
    }

    /// The value of the key on `line`: what stands behind the colon, else what hangs below.
    fn entry(&mut self, line: Line, hit: &KeyHit, indent: usize) -> Node {
        self.next += 1;
        let behind = line.content + hit.rest;
        let rest = &self.text[behind..line.end];
        let start = behind + rest.len() - rest.trim_start_matches(is_space).len();
        let remark = is_remark(&self.text[start..line.end]);
        if start < line.end && !remark {
            return self.value(start, line, Outer::Inside(indent));
        }
        match self.peek() {
            Some(below) if below.indent > indent => return self.block(Outer::Inside(indent)),
            // A list may stand right below its key; `-甲` is no key, so it must be a point.
            Some(below) if below.indent == indent && dash(self.slice(below)).is_some() => {
                return self.list(indent);
            }
            // `标题: # 备注` has no value in YAML; the writer may have meant one.
            _ if remark => self.note(start, line.end, Problem::YamlOnlyRemark {}),
            _ => {}
        }
        self.node(Value::Null, line.content + hit.end, line.content + hit.rest)
    }

    fn list(&mut self, indent: usize) -> Node {
        let mut items: Vec<Node> = Vec::new();
        let (start, mut end) = self.peek().map_or((0, 0), |line| (line.content, line.end));
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            let text = self.slice(line);
            let Some(Dash::Strict(rest) | Dash::Loose(rest)) = dash(text) else {
                if line.indent == indent && key(text).is_some() {
                    break;
                }
                self.note(line.content, line.end, Problem::YamlNoPoint {});
                self.next += 1;
                continue;
            };
            if line.indent != indent && !line.odd {
                self.note(line.content, line.end, Problem::YamlIndent {});
            }
            let item = self.point(line, rest, indent);
            end = end.max((item.range.end as usize).saturating_sub(self.at)).max(line.content + 1);
            items.push(item);
        }
        self.node(Value::List(items), start, end)
    }

    /// One point of a list: the dash is taken as indentation, and the rest is a block of its own.
    fn point(&mut self, line: Line, rest: usize, indent: usize) -> Node {
        let content = line.content + rest;
        if content >= line.end {
            self.next += 1;
            let node = self.block(Outer::Inside(indent));
            let empty = node.value == Value::Null;
            return if empty { self.node(Value::Null, line.content, line.end) } else { node };
        }
        if self.text[content..].starts_with('#') {
            self.next += 1;
            if is_remark(&self.text[content..line.end]) {
                self.note(content, line.end, Problem::YamlOnlyRemark {});
                return self.node(Value::Null, line.content, line.end);
            }
            return self.value(content, line, Outer::Inside(indent));
        }
        let width: usize = self.text[line.content..content].chars().map(columns).sum();
        let indent_of_text = line.indent + width.max(1);
        let inner = Line { content, indent: indent_of_text, point: true, ..line };
        self.lines[self.next] = inner;
        self.block(Outer::Inside(indent))
    }
}

/// Whether a value is nothing but a remark to standard YAML: `# 备注`, not `#1`.
pub(super) fn is_remark(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|after| after.chars().next().is_none_or(is_space))
}

/// A map around its entries, from the first key to the last value.
fn wrap(entries: Vec<(Key, Node)>) -> Node {
    let mut range = entries.first().map(|(key, _)| key.range).unwrap_or_default();
    for (key, node) in &entries {
        range.end = range.end.max(key.range.end).max(node.range.end);
    }
    Node { value: Value::Map(entries), range }
}

/// Whether a key that is out of line is still plainly one of this map: at the top when it stands further left than
/// the first, and anywhere when a tab or full-width space moved it.
fn may_stand(line: Line, indent: usize, outer: Outer, hit: &KeyHit) -> bool {
    let top = matches!(outer, Outer::Top) && line.indent < indent;
    top || line.odd && hit.strict
}
