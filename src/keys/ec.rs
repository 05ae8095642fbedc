//! Points that can be a key, or the sentence that says why not.

use super::{Curve, Material};
use crate::engine::curve;

/// The key of two coordinates; short ones are filled with zeros on the left (RFC 7518 section 6.2.1.2).
pub fn from_coordinates(on: Curve, x: &[u8], y: &[u8]) -> Result<Material, String> {
    let (Some(x), Some(y)) = (fill(on, x), fill(on, y)) else {
        return Err(format!(
            "This {} key has coordinates longer than {} bytes, so x or y is damaged. Copy it again.",
            on.name(),
            on.bytes()
        ));
    };
    from_point(on, &curve::point(&x, &y))
}

/// The key of a SEC 1 point, compressed or not.
pub fn from_point(on: Curve, encoded: &[u8]) -> Result<Material, String> {
    match curve::coordinates(on, encoded) {
        Some((x, y)) => Ok(Material::Ec { curve: on, x, y }),
        None => Err(format!(
            "This key's point is not on the curve {}: it is damaged or names the wrong curve. Copy it again.",
            on.name()
        )),
    }
}

fn fill(on: Curve, coordinate: &[u8]) -> Option<Vec<u8>> {
    let missing = on.bytes().checked_sub(coordinate.len())?;
    Some([vec![0; missing].as_slice(), coordinate].concat())
}
