//! What the registered claims and header parameters mean, in our own words (IANA "JSON Web Token Claims" and "JOSE Header Parameters").

const CLAIMS: &str = include_str!("registry/claims.tsv");
const HEADER: &str = include_str!("registry/header.tsv");

/// A registered name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub description: &'static str,
    /// Whether the value is a `NumericDate` (RFC 7519 section 2).
    pub is_time: bool,
}

/// The registered claim of that name.
pub fn claim(name: &str) -> Option<Entry> {
    look_up(CLAIMS, name)
}

/// The registered header parameter of that name.
pub fn header_parameter(name: &str) -> Option<Entry> {
    look_up(HEADER, name)
}

fn look_up(table: &'static str, name: &str) -> Option<Entry> {
    table.lines().find_map(|line| {
        let mut columns = line.split('\t');
        (columns.next() == Some(name)).then_some(())?;
        let is_time = columns.next() == Some("t");
        Some(Entry { description: columns.next()?, is_time })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole() {
        assert!(claim("exp").is_some_and(|entry| entry.is_time));
        assert!(claim("iss").is_some_and(|entry| !entry.is_time && !entry.description.is_empty()));
        assert_eq!(claim("ex"), None);
        assert!(header_parameter("kid").is_some());
    }

    #[test]
    fn every_line_has_three_columns_and_a_name_of_its_own() {
        for table in [CLAIMS, HEADER] {
            let mut names: Vec<&str> = Vec::new();
            for line in table.lines() {
                let columns: Vec<&str> = line.split('\t').collect();
                assert!(columns.len() == 3 && !columns[2].is_empty(), "{line}");
                assert!(!names.contains(&columns[0]), "{} twice", columns[0]);
                names.push(columns[0]);
            }
        }
    }
}
