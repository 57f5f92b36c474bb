//! Venues as the API shows them.

use calendars::{MinimumNotice, NoticePolicy};
use scheduler_model::{Space, Venue, VenuePolicy};
use serde::Serialize;
use utoipa::ToSchema;

use super::SpaceShown;
use super::place::NameShown;

/// A venue.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Venue)]
pub(crate) struct VenueShown {
    /// Its code: what addresses and other shapes call it by.
    #[schema(example = "CFI")]
    code: String,
    /// Its name.
    name: NameShown,
    /// Postal address, a line each, the postcode last.
    address: Vec<String>,
    /// The booking desk's telephone number.
    phone: Option<String>,
    /// The booking desk's e-mail address.
    email: Option<String>,
    /// The IANA zone in which its civil times are.
    #[schema(example = "Europe/London")]
    zone: &'static str,
    /// Whose bank holidays it keeps: `england_and_wales`, `scotland` or `northern_ireland`.
    #[schema(example = "england_and_wales")]
    division: &'static str,
    /// Whether it takes bookings at all.
    open: bool,
    /// Grows with every change to the venue, its sessions or what is left of them.
    version: u64,
    /// Its rules that vary by place.
    policy: PolicyShown,
}

impl From<&Venue> for VenueShown {
    fn from(venue: &Venue) -> Self {
        Self {
            code: venue.code.to_string(),
            name: (&venue.name).into(),
            address: venue.address.clone(),
            phone: venue.phone.clone(),
            email: venue.email.clone(),
            zone: venue.zone.name(),
            division: venue.division.code(),
            open: venue.open,
            version: venue.version,
            policy: (&venue.policy).into(),
        }
    }
}

/// The rules that a venue's staff set.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Policy)]
struct PolicyShown {
    /// How soon and how far ahead the public may book.
    public_notice: NoticeShown,
    /// How soon and how far ahead staff may book.
    staff_notice: NoticeShown,
    /// Most visitors in a party.
    max_visitors: u8,
    /// Most visitors of `adult_age` or more.
    max_adults: u8,
    /// Most visitors under `adult_age`.
    max_children: u8,
    /// The age, on the day of the visit, from which a visitor counts as an adult here.
    adult_age: u8,
    /// How many seconds a hold lasts.
    hold_seconds: i64,
    /// How many seconds a hold lasts at most, however often it is extended.
    hold_at_most_seconds: i64,
}

impl From<&VenuePolicy> for PolicyShown {
    fn from(policy: &VenuePolicy) -> Self {
        Self {
            public_notice: policy.notice.public.into(),
            staff_notice: policy.notice.staff.into(),
            max_visitors: policy.party.max_total,
            max_adults: policy.party.max_adults,
            max_children: policy.party.max_children,
            adult_age: policy.party.adult_age,
            hold_seconds: policy.hold.lasts.seconds(),
            hold_at_most_seconds: policy.hold.at_most.seconds(),
        }
    }
}

/// Notice.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Notice)]
struct NoticeShown {
    /// Whole days that must lie between the day of booking and the day of the session.
    minimum_days: u8,
    /// Whether only working days count among those.
    working_days: bool,
    /// Whether Saturdays and Sundays count as working days.
    weekends_count: bool,
    /// Most days from the day of booking to the day of the session.
    maximum_days: u16,
}

impl From<NoticePolicy> for NoticeShown {
    fn from(policy: NoticePolicy) -> Self {
        let (minimum_days, working_days, weekends_count) = match policy.minimum {
            MinimumNotice::CalendarDays { days } => (days, false, true),
            MinimumNotice::WorkingDays { days, weekends_count } => (days, true, weekends_count),
        };
        Self { minimum_days, working_days, weekends_count, maximum_days: policy.maximum_days }
    }
}

/// A venue with its spaces.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct VenueWithSpaces {
    /// The venue.
    #[serde(flatten)]
    pub(crate) venue: VenueShown,
    /// Its spaces, by key.
    pub(crate) spaces: Vec<SpaceShown>,
}

impl VenueWithSpaces {
    pub(crate) fn new(venue: &Venue, spaces: &[Space]) -> Self {
        Self { venue: venue.into(), spaces: spaces.iter().map(Into::into).collect() }
    }
}

/// A page of venues.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct VenuesPage {
    /// The venues at which the caller may act, by code.
    pub(crate) venues: Vec<VenueShown>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<String>,
}
