//! The icon as a PNG, drawn here so that no picture has to be kept: three dots, as in the page.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// Width and height, in pixels.
const SIZE: u32 = 512;
/// Of a dot, within the middle four fifths that no mask cuts off.
const RADIUS: f64 = 58.0;
const GROUND: [u8; 3] = [0x1b, 0x1d, 0x21];
/// Centre of each dot, and its colour: header, payload, signature.
const DOTS: [(f64, [u8; 3]); 3] =
    [(116.0, [0xff, 0x8f, 0xb8]), (256.0, [0xb3, 0xa6, 0xff]), (396.0, [0x5f, 0xd3, 0xbd])];

/// The file.
pub fn png() -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..SIZE {
        // How a row is filtered: not at all.
        rows.push(0);
        rows.extend((0..SIZE).flat_map(|x| colour(f64::from(x) + 0.5, f64::from(y) + 0.5)));
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(&rows).and_then(|()| encoder.finish());
    let packed = packed.expect("writing to memory does not fail");
    let [width, height] = [SIZE.to_be_bytes(); 2];
    // Eight bits a channel, red, green and blue, not interlaced.
    let header = [&width[..], &height, &[8, 2, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", header), (b"IDAT", packed), (b"IEND", Vec::new())] {
        let length = u32::try_from(data.len()).expect("a small picture");
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(&data);
        file.extend([&length.to_be_bytes()[..], name, &data, &crc.sum().to_be_bytes()].concat());
    }
    file
}

/// Of a pixel: the nearest dot's, blended into the ground at its edge.
fn colour(x: f64, y: f64) -> [u8; 3] {
    let middle = f64::from(SIZE) / 2.0;
    let covers = |centre: f64| (RADIUS + 0.5 - (x - centre).hypot(y - middle)).clamp(0.0, 1.0);
    let dot = DOTS.into_iter().find(|(centre, _)| covers(*centre) > 0.0);
    let Some((centre, colour)) = dot else { return GROUND };
    let mut blended = GROUND;
    for (ground, dot) in blended.iter_mut().zip(colour) {
        let share = covers(centre);
        *ground = byte(f64::from(*ground).mul_add(1.0 - share, f64::from(dot) * share));
    }
    blended
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a blend of two bytes is a byte"
)]
fn byte(value: f64) -> u8 {
    value.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dots_are_where_no_mask_cuts_and_the_edge_is_ground() {
        assert_eq!(colour(256.5, 256.5), DOTS[1].1);
        assert_eq!(colour(0.5, 256.5), GROUND);
        // A mask may cut all but the circle of four fifths.
        let reach = 256.0 - DOTS[0].0 + RADIUS;
        assert!(reach <= 0.4 * f64::from(SIZE), "{reach}");
    }

    #[test]
    fn it_is_a_png_of_few_bytes() {
        let file = png();
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0"));
        assert!(file.ends_with(b"IEND\xae\x42\x60\x82"));
        assert!(file.len() < 12_000, "{}", file.len());
    }
}
