//! How long a stolen token works: a small model, in minutes after the login.

/// What is looked at: a day.
pub const DAY: u32 = 24 * 60;
/// How long an access token lives where there are refresh tokens.
pub const ACCESS: u32 = 15;

/// A way to end access.
pub struct Scheme {
    /// As the page's hook names it.
    pub name: &'static str,
    pub title: &'static str,
    /// Until when a token stolen at one minute works, when the theft is noticed at another.
    until: fn(u32, u32) -> u32,
}

impl Scheme {
    /// The first minute at which it works no longer; `noticed` is never before `stolen`.
    pub fn until(&self, stolen: u32, noticed: u32) -> u32 {
        (self.until)(stolen, noticed.max(stolen)).min(DAY)
    }
}

pub const SCHEMES: [Scheme; 6] = [
    Scheme { name: "none", title: "Token of 24 hours, no revocation", until: |_, _| DAY },
    Scheme {
        name: "short",
        title: "Access token of 15 minutes, stolen alone",
        until: |stolen, _| next_renewal(stolen),
    },
    Scheme {
        name: "refresh",
        title: "Refresh token stolen, without rotation",
        until: |stolen, noticed| stolen + ((noticed - stolen) / ACCESS + 1) * ACCESS,
    },
    Scheme {
        name: "rotation",
        title: "Refresh token stolen, with rotation and reuse detection",
        until: |stolen, _| stolen + ACCESS,
    },
    Scheme {
        name: "denylist",
        title: "Token of 24 hours, denylist by `jti`",
        until: |_, noticed| noticed,
    },
    Scheme { name: "session", title: "Server session", until: |_, noticed| noticed },
];

/// Clients renew at each end of an access token.
fn next_renewal(minute: u32) -> u32 {
    (minute / ACCESS + 1) * ACCESS
}

/// `35 min`, `3 h 20 min`.
pub fn length(minutes: u32) -> String {
    crate::time::Span(u64::from(minutes) * 60).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For how many minutes each scheme leaves the thief in.
    fn works(stolen: u32, noticed: u32) -> [u32; 6] {
        SCHEMES.map(|it| it.until(stolen, noticed) - stolen)
    }

    #[test]
    fn how_long_a_stolen_token_works() {
        // None, short, refresh, rotation, denylist, session.
        assert_eq!(works(0, 60), [1440, 15, 75, 15, 60, 60]);
        assert_eq!(works(7, 67), [1433, 8, 75, 15, 60, 60]);
        assert_eq!(works(7, 7), [1433, 8, 15, 15, 0, 0], "noticed at once");
        assert_eq!(works(7, 21), [1433, 8, 15, 15, 14, 14], "noticed before the first renewal");
        assert_eq!(works(7, 22), [1433, 8, 30, 15, 15, 15], "a moment after it");
        assert_eq!(works(100, u32::MAX / 2), [1340, 5, 1340, 15, 1340, 1340], "never noticed");
        assert_eq!(works(1435, 1495), [5, 5, 5, 5, 5, 5], "nothing outlives the day");
    }

    #[test]
    fn it_cannot_be_noticed_before_it_happens() {
        assert!(SCHEMES.iter().all(|it| it.until(30, 10) >= 30));
    }
}
