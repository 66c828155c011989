//! The keys of campaigns: period, phases, and what it leads up to.

use crate::base::chinese::date::Date;
use crate::base::chinese::period::Period;
use crate::base::diag::Typed;
use crate::base::problem::Problem;
use crate::base::yaml::Value;
use crate::base::yaml::fields::{Field, Fields, Names};
use crate::document::header::{CampaignHeader, Phase};
use crate::document::read_header::{Reading, keys};

impl Reading<'_> {
    pub(super) fn campaign(&mut self, fields: &mut Fields) -> CampaignHeader {
        let short = self.line(fields, keys::SHORT);
        let from = self.day(fields, keys::FROM);
        let to = self.day(fields, keys::TO);
        self.in_order(from.as_ref(), to.as_ref());
        let (from, to) = (from.map(|typed| typed.value), to.map(|typed| typed.value));
        let phases = self.phases(fields, from, to);
        let prelude_of = self.typed_name(fields, keys::PRELUDE_OF);
        let lead = self.typed_name(fields, keys::LEAD);
        CampaignHeader { short, from, to, phases, prelude_of, lead }
    }

    /// A day without a time.
    pub(super) fn day(&mut self, fields: &mut Fields, names: Names) -> Option<Typed<Date>> {
        let field = self.take(fields, names)?;
        let typed = self.reader.date(&field)?;
        Some(Typed { value: typed.value.day_only(), range: typed.range })
    }

    /// Whether a period's end is not before its beginning; reports when it is.
    pub(super) fn in_order(
        &mut self,
        from: Option<&Typed<Date>>,
        to: Option<&Typed<Date>>,
    ) -> bool {
        if let (Some(from), Some(to)) = (from, to)
            && from.value > to.value
        {
            let (start, end) = (from.value.iso(), to.value.iso());
            self.reader.note(to.range, Problem::PeriodTurned { from: start, to: end });
            return false;
        }
        true
    }

    fn phases(&mut self, fields: &mut Fields, from: Option<Date>, to: Option<Date>) -> Vec<Phase> {
        let Some(field) = self.take(fields, keys::PHASES) else { return Vec::new() };
        let example = "{名称: 动员部署, 起: 2013-06-05, 止: 2013-06-30}";
        // One phase, typed without a dash.
        let items = match field.node.value {
            Value::Map(_) => vec![field],
            _ => self.reader.items(field),
        };
        let phases: Vec<Phase> = items
            .into_iter()
            .filter_map(|item: Field| {
                let map = self.reader.fields(item, example)?;
                self.phase(map)
            })
            .collect();
        for phase in &phases {
            let early = from.is_some_and(|from| phase.period.from < from);
            let late = to.is_some_and(|to| phase.period.to > to);
            if early || late {
                let day = |day: Option<Date>| day.map(Date::iso).unwrap_or_default();
                let name = phase.name.value.clone();
                let problem = Problem::PhaseOutside { phase: name, from: day(from), to: day(to) };
                self.reader.note(phase.name.range, problem);
            }
        }
        phases
    }

    fn phase(&mut self, mut map: Fields) -> Option<Phase> {
        let name = self.typed_name(&mut map, keys::PHASE_NAME);
        let from = self.take(&mut map, keys::FROM);
        let to = self.take(&mut map, keys::TO);
        for (there, names, chinese, english) in [
            (name.is_some(), keys::PHASE_NAME, "名称: …", "name: …"),
            (from.is_some(), keys::FROM, "起: 2013-06-05", "from: 2013-06-05"),
            (to.is_some(), keys::TO, "止: 2013-06-30", "to: 2013-06-30"),
        ] {
            if !there {
                self.part_missing(&map, names, chinese, english);
            }
        }
        map.finish(&mut self.reader);
        let from = from.and_then(|field| self.reader.date(&field));
        let to = to.and_then(|field| self.reader.date(&field));
        let sound = self.in_order(from.as_ref(), to.as_ref());
        let period = Period { from: from?.value.day_only(), to: to?.value.day_only() };
        let name = name?;
        sound.then_some(Phase { name, period })
    }
}
