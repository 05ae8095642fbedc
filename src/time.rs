//! Instants and durations in words (RFC 7519 section 2, `NumericDate`). Never asks what time it is.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Seconds since 1970-01-01T00:00:00Z, leap seconds ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// The last second of the year 9999: beyond it no calendar date is shown.
const LAST: i64 = 253_402_300_799;
/// The first second of the year 1.
const FIRST: i64 = -62_135_596_800;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const YEAR: u64 = 31_556_952;

impl Timestamp {
    /// Reads the text of a JSON number, exactly; fractions are rounded down, `None` when it fits no 64-bit second.
    pub fn from_number(text: &str) -> Option<Self> {
        if let Ok(seconds) = text.parse() {
            return Some(Self(seconds));
        }
        let (sign, magnitude) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (mantissa, exponent) = magnitude.split_once(['e', 'E']).unwrap_or((magnitude, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        let point = i64::try_from(whole.len()).ok()?.checked_add(exponent.parse().ok()?)?;
        let (integer, is_exact) = whole_part(&digits, point)?;
        let floor = i64::from(sign < 0 && !is_exact);
        (sign * integer).checked_sub(floor).map(Self)
    }

    /// Midnight of a date of the Gregorian calendar, in UTC.
    pub fn of_date(year: i64, month: i64, day: i64) -> Self {
        // The year begins in March, so that its last day is the one that may be missing.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let days = 365 * year + leaps + (153 * month + 2) / 5 + day - 1;
        Self((days - 719_468) * 86_400)
    }

    /// Reads `2026-11-21T08:00:00Z`, with fractions or an offset if there are any (RFC 3339 section 5.6).
    pub fn from_date(text: &str) -> Option<Self> {
        let (date, time) = text.split_once(['T', 't', ' '])?;
        let end = time.find(['Z', 'z', '+', '-'])?;
        let (time, zone) = time.split_at_checked(end)?;
        let [year, month, day] = three(date, '-', [9999, 12, 31])?;
        let [hour, minute, second] = three(time.split('.').next()?, ':', [24, 59, 60])?;
        let (sign, zone) = zone.split_at_checked(1)?;
        let zone = if zone.is_empty() { "0:0" } else { zone };
        let [hours, minutes, _] = three(zone, ':', [24, 59, 0])?;
        let east = (hours * 60 + minutes) * if sign == "-" { -60 } else { 60 };
        Some(Self::of_date(year, month, day).plus(hour * 3600 + minute * 60 + second - east))
    }

    /// Seconds from `earlier` to `self`; negative when `earlier` is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// This instant moved by `seconds`.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// `2026-11-21 08:00:00 UTC`, or `None` outside the years 1 to 9999.
    pub fn utc(self) -> Option<String> {
        if !(FIRST..=LAST).contains(&self.0) {
            return None;
        }
        let (year, month, day) = civil(self.0.div_euclid(86_400));
        let second = self.0.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC"))
    }

    /// `3 minutes ago`, `in 23 h 41 min`, `now`, seen from `now`.
    pub fn relative(self, now: Self) -> String {
        let distance = self.since(now);
        let length = Span(distance.unsigned_abs());
        match distance {
            0 => "now".to_owned(),
            1.. => format!("in {length}"),
            _ => format!("{length} ago"),
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.utc() {
            Some(text) => f.write_str(&text),
            None => write!(f, "{} seconds since 1970, outside the calendar", self.0),
        }
    }
}

/// A length of time in seconds; displays as `45 s`, `15 min`, `23 h 41 min`, `30 days`, `10 years`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(pub u64);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(seconds) = *self;
        match seconds {
            0..MINUTE => write!(f, "{seconds} s"),
            MINUTE..HOUR => two(f, (seconds / MINUTE, "min"), (seconds % MINUTE, "s")),
            HOUR..DAY => two(f, (seconds / HOUR, "h"), (seconds % HOUR / MINUTE, "min")),
            DAY..YEAR => match (seconds / DAY, seconds % DAY / HOUR) {
                (1, 0) => f.write_str("24 h"),
                (1, hours) => two(f, (1, "day"), (hours, "h")),
                (days, hours) if days < 10 => two(f, (days, "days"), (hours, "h")),
                (days, _) => write!(f, "{days} days"),
            },
            _ if seconds / YEAR == 1 => two(f, (1, "year"), (seconds % YEAR / DAY, "days")),
            _ => write!(f, "{} years", seconds / YEAR),
        }
    }
}

fn two(f: &mut fmt::Formatter<'_>, large: (u64, &str), small: (u64, &str)) -> fmt::Result {
    write!(f, "{} {}", large.0, large.1)?;
    if small.0 > 0 { write!(f, " {} {}", small.0, small.1) } else { Ok(()) }
}

/// A countdown of `seconds`: `23:41:07`, with days in front where there are any.
pub fn countdown(seconds: u64) -> String {
    let (days, hours, minutes) = (seconds / DAY, seconds % DAY / HOUR, seconds % HOUR / MINUTE);
    let clock = format!("{hours:02}:{minutes:02}:{:02}", seconds % MINUTE);
    if days == 0 { clock } else { format!("{days} d {clock}") }
}

/// The digits before the decimal `point`, and whether only zeros follow it.
fn whole_part(digits: &str, point: i64) -> Option<(i64, bool)> {
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() || point <= 0 {
        return Some((0, significant.is_empty()));
    }
    let zeros = i64::try_from(digits.len() - significant.len()).ok()?;
    let Ok(length) = usize::try_from(point - zeros) else { return Some((0, false)) };
    if length > 19 {
        return None;
    }
    let (integer, rest) = significant.split_at(length.min(significant.len()));
    let padded = format!("{integer:0<length$}0");
    let value = padded.get(..length.max(1)).filter(|_| length > 0).unwrap_or("0").parse().ok()?;
    Some((value, rest.bytes().all(|digit| digit == b'0')))
}

/// Days since 1970-01-01 as year, month, day (proleptic Gregorian calendar).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Two or three numbers with `sign` between them, none above its limit.
fn three(text: &str, sign: char, limits: [i64; 3]) -> Option<[i64; 3]> {
    let mut numbers = [0; 3];
    let mut parts = text.split(sign);
    for (place, (number, limit)) in numbers.iter_mut().zip(limits).enumerate() {
        let Some(part) = parts.next() else { return (place == 2).then_some(numbers) };
        *number = part.parse().ok().filter(|it| (0..=limit).contains(it))?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_as_dates() {
        let dates = [
            (0, "1970-01-01 00:00:00 UTC"),
            (951_782_400, "2000-02-29 00:00:00 UTC"),
            (1_795_248_000, "2026-11-21 08:00:00 UTC"),
            (-1, "1969-12-31 23:59:59 UTC"),
            (LAST, "9999-12-31 23:59:59 UTC"),
            (FIRST, "0001-01-01 00:00:00 UTC"),
        ];
        for (seconds, text) in dates {
            assert_eq!(Timestamp(seconds).utc().as_deref(), Some(text));
        }
        assert_eq!(Timestamp(LAST + 1).utc(), None);
    }

    #[test]
    fn dates_are_instants() {
        for days in (-719_162..2_932_897).step_by(13) {
            let (year, month, day) = civil(days);
            assert_eq!(Timestamp::of_date(year, month, day).0, days * 86_400);
        }
    }

    #[test]
    fn numbers_become_seconds() {
        let read = |text| Timestamp::from_number(text).map(|it| it.0);
        assert_eq!(read("1516239022"), Some(1_516_239_022));
        assert_eq!(read("1516239022.9"), Some(1_516_239_022));
        assert_eq!(read("1.5e9"), Some(1_500_000_000));
        assert_eq!(read("-0.5"), Some(-1));
        assert_eq!(read("-2.0"), Some(-2));
        assert_eq!(read("0.0"), Some(0));
        assert_eq!(read("12e-1"), Some(1));
        assert_eq!(read("0.00123e5"), Some(123));
        assert_eq!(read("9007199254740993.5"), Some(9_007_199_254_740_993));
        assert_eq!(read("5e-400"), Some(0));
        assert_eq!(read("1e99999999999999999999"), None);
        assert_eq!(read("1e400"), None);
        assert_eq!(read("99999999999999999999"), None);
    }

    #[test]
    fn durations_read_as_a_person_says_them() {
        let words = [
            (45, "45 s"),
            (900, "15 min"),
            (3600, "1 h"),
            (85_260, "23 h 41 min"),
            (86_400, "24 h"),
            (90_000, "1 day 1 h"),
            (2_592_000, "30 days"),
            (315_569_520, "10 years"),
        ];
        for (seconds, text) in words {
            assert_eq!(Span(seconds).to_string(), text);
        }
        assert_eq!(Timestamp(0).relative(Timestamp(180)), "3 min ago");
        let far = Timestamp(i64::MAX).relative(Timestamp(i64::MIN));
        assert_eq!(far, "in 292277024626 years");
        assert_eq!(countdown(85_267), "23:41:07");
        assert_eq!(countdown(2 * 86_400 + 1), "2 d 00:00:01");
    }

    #[test]
    fn dates_are_read() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-09-21T14:13:20Z", 1_790_000_000),
            ("2026-09-21T16:13:20.5+02:00", 1_790_000_000),
            ("2026-09-21t08:43:20-05:30", 1_790_000_000),
            ("2024-02-29T00:00Z", 1_709_164_800),
            ("0001-01-01T00:00:00Z", FIRST),
        ] {
            assert_eq!(Timestamp::from_date(text), Some(Timestamp(seconds)), "{text}");
        }
        for text in ["", "2026-09-21", "2026-13-01T00:00:00Z", "2026-01-01T99999999999:0Z", "T:Z"] {
            assert_eq!(Timestamp::from_date(text), None, "{text}");
        }
    }
}
