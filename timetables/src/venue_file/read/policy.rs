//! The rules that vary by place.

use calendars::{NoticePolicy, Span};
use scheduler_model::{HoldPolicy, NoticeByChannel, PartyLimits, VenuePolicy};

use super::Reader;
use crate::Code;
use crate::venue_file::policy_text::{NOTICE_CURE, read_days, read_minutes, read_notice};
use crate::yaml::cursor::Cursor;
use crate::yaml::fields::Fields;

impl Reader<'_> {
    /// What the file leaves out is as [`VenuePolicy::default`] says.
    pub(super) fn policy(&mut self, fields: &mut Fields<'_>) -> VenuePolicy {
        let usual = VenuePolicy::default();
        let Some(mut policy) = self.mapping("policy", fields) else {
            return usual;
        };
        let read = VenuePolicy {
            notice: self.notices(&mut policy).unwrap_or(usual.notice),
            party: self.party(&mut policy).unwrap_or(usual.party),
            hold: self.hold(&mut policy).unwrap_or(usual.hold),
        };
        policy.finish(self.sink);
        read
    }

    fn mapping<'n>(&mut self, key: &'static str, fields: &mut Fields<'n>) -> Option<Fields<'n>> {
        fields.take(key, self.sink)?.as_fields(self.sink)
    }

    fn notices(&mut self, policy: &mut Fields<'_>) -> Option<NoticeByChannel> {
        let mut notice = self.mapping("notice", policy)?;
        let public = self.notice("public", &mut notice);
        let staff = self.notice("staff", &mut notice);
        notice.finish(self.sink);
        Some(NoticeByChannel { public: public?, staff: staff? })
    }

    fn notice(&mut self, channel: &'static str, notice: &mut Fields<'_>) -> Option<NoticePolicy> {
        let mut ends = notice.require(channel, self.sink)?.as_fields(self.sink)?;
        let minimum = ends.require("minimum", self.sink);
        let minimum = minimum.and_then(|minimum| self.written(&minimum, read_notice, "a notice", NOTICE_CURE));
        let maximum = ends.require("maximum", self.sink);
        let maximum =
            maximum.and_then(|days| self.written(&days, read_days, "a number of days", "write it as `28 days`"));
        ends.finish(self.sink);
        Some(NoticePolicy { minimum: minimum?, maximum_days: maximum? })
    }

    fn written<T>(&mut self, cursor: &Cursor<'_>, read: fn(&str) -> Option<T>, what: &str, cure: &str) -> Option<T> {
        let text = cursor.as_text(self.sink)?;
        let value = read(text);
        if value.is_none() {
            cursor.add(self.sink, Code::BadValue, format!("{} is not {what}", crate::finding::quoted(text)), cure);
        }
        value
    }

    fn party(&mut self, policy: &mut Fields<'_>) -> Option<PartyLimits> {
        let mut party = self.mapping("party", policy)?;
        let limits = (
            self.count("total", (1, 50), &mut party),
            self.count("adults", (1, 50), &mut party),
            self.count("children", (0, 50), &mut party),
            self.count("adult_age", (1, 25), &mut party),
        );
        party.finish(self.sink);
        let (Some(max_total), Some(max_adults), Some(max_children), Some(adult_age)) = limits else {
            return None;
        };
        Some(PartyLimits { max_total, max_adults, max_children, adult_age })
    }

    fn count(&mut self, key: &'static str, limits: (u32, u32), fields: &mut Fields<'_>) -> Option<u8> {
        let number = fields.require(key, self.sink)?.as_number(limits.0, limits.1, self.sink)?;
        u8::try_from(number).ok()
    }

    fn hold(&mut self, policy: &mut Fields<'_>) -> Option<HoldPolicy> {
        let mut hold = self.mapping("hold", policy)?;
        let lasts = self.minutes("lasts", &mut hold);
        let at_most = self.minutes("at_most", &mut hold);
        let at = hold.at();
        hold.finish(self.sink);
        let (lasts, at_most) = (lasts?, at_most?);
        if at_most < lasts {
            let message = "a hold cannot end before it has lasted".to_owned();
            self.sink.add(Code::BadValue, at, "policy.hold", message, "make `at_most` at least as long as `lasts`");
        }
        Some(HoldPolicy { lasts, at_most })
    }

    fn minutes(&mut self, key: &'static str, hold: &mut Fields<'_>) -> Option<Span> {
        let value = hold.require(key, self.sink)?;
        self.written(&value, read_minutes, "a length from 1 minute to a week", "write it as `10 minutes`")
    }
}
