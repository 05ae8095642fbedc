//! The first 32 multiples of each curve's generator, by eight bytes of their x: keys and nonces that nobody chose at random.

use super::Curve;

/// The number by which the generator was multiplied, or its negative: 1 to 32. `x` is a coordinate, or the r of a
/// signature.
pub fn of(curve: Curve, x: &[u8]) -> Option<usize> {
    // The first two bytes of P-521 hardly differ.
    let bytes = x.get(2..10)?.try_into().ok()?;
    let table = match curve {
        Curve::K256 => &K256,
        Curve::P256 => &P256,
        Curve::P384 => &P384,
        Curve::P521 => &P521,
    };
    table.iter().position(|known| *known == u64::from_be_bytes(bytes)).map(|index| index + 1)
}

const K256: [u64; 32] = [
    0x667e_f9dc_bbac_55a0,
    0x7f94_41ed_7d6d_3045,
    0x8a01_9258_c310_4934,
    0xdbf1_c10d_80f3_581e,
    0xde4d_1a07_2093_55b4,
    0x7bd5_755e_eea4_2045,
    0xf064_6e5d_b4ea_a398,
    0xe5e1_5cca_351d_aff3,
    0x84e2_f0c7_f653_09ad,
    0x4d9e_47f3_c862_3547,
    0xe7f8_58a9_411e_5ef4,
    0x15d5_48e7_561b_15c3,
    0x73c2_d975_288b_c7d1,
    0xdf9e_895e_719c_fd64,
    0x4d4f_7d43_ea96_5a46,
    0xce93_b59e_9ec5_3011,
    0xea4c_db67_7750_a420,
    0x570c_b47f_238d_2b02,
    0xa0a7_97a4_43d2_93ef,
    0x19c9_6e2f_a357_200b,
    0xbf4a_4cdd_1256_4f93,
    0x5fc9_a210_6544_5c96,
    0x104d_6b38_d11b_0230,
    0xc435_413d_33d4_8ac0,
    0x279b_09b4_d68d_ab21,
    0xcdb5_b650_d558_f40c,
    0x4f2b_e3a8_bf27_8e70,
    0x67d7_b723_8a70_a7fa,
    0x12c7_065d_812e_8acf,
    0x085e_9e38_2ed1_0b69,
    0x5bf6_dc69_8504_c89a,
    0x99d7_4fb5_a22d_47b6,
];

const P256: [u64; 32] = [
    0xd1f2_e12c_4247_f8bc,
    0x7b18_8d03_4f7e_8a52,
    0xe4d1_a633_0a44_c8f7,
    0x4a35_32d0_8fbb_a02d,
    0x0b7a_5151_40d2_d784,
    0x172a_76a4_602c_92d3,
    0x3b6f_a0bf_7b46_25bb,
    0x779d_bee9_b053_4042,
    0xd7b6_fedf_0b71_8789,
    0x6d6b_2a3a_993e_5912,
    0x13b7_883b_4c59_0638,
    0xd5bd_a817_d95e_4626,
    0x837a_e0ac_495a_6180,
    0x7a00_1c38_62b9_7a76,
    0x4dc6_971a_bae7_adfb,
    0x4d13_8a6b_4185_8b82,
    0x6904_c0f1_cc3a_9c09,
    0xe0ab_5780_f470_defc,
    0x2861_102c_0c25_ce39,
    0x1a93_7839_5bab_9bcd,
    0xfcf6_8663_7c7b_2e4a,
    0x241a_50d4_8f99_fcc7,
    0xc723_9c26_40d7_d28a,
    0x4918_ec62_ad7e_b652,
    0xe255_4b0c_0bb6_85f4,
    0x7c01_2185_a599_d1f3,
    0xfa58_19d8_0d51_deba,
    0x6fa5_5b4f_d158_6c5f,
    0x3ade_fa19_5b07_a7c3,
    0x8da2_1aea_236a_5f5a,
    0x9e50_2dc7_e05d_a85d,
    0xc7d6_90a2_42ca_6c45,
];

const P384: [u64; 32] = [
    0xca22_be8b_0537_8eb1,
    0x9905_7ba3_d2d9_6926,
    0x41d4_606f_fa14_6479,
    0x51cd_52ac_9298_c1c8,
    0x24a2_c251_c777_573c,
    0xe1ac_d064_d2b2_226f,
    0x1d73_65ce_4788_f29f,
    0x778e_a596_e0be_7511,
    0x39a4_049b_cb3e_f1bf,
    0xc556_3bd6_7eec_678d,
    0x56e2_7da7_b998_da1e,
    0x7a34_9bd4_9289_ab3a,
    0xba97_b67a_ea5b_afda,
    0xf94d_44fb_c239_6bbe,
    0x3fc8_b32b_0105_8cc1,
    0x9c3b_5282_369c_5fbd,
    0x9522_08b4_8896_00a5,
    0xfe3a_40f7_ac9b_64c4,
    0x1dab_912b_c8ab_1685,
    0x08ec_02c5_34bc_eee9,
    0x5df4_e25c_6f47_c781,
    0xbc4d_fb1d_29d8_4874,
    0x47a5_df01_4c23_e741,
    0x78bd_b399_c17b_b3c1,
    0xd5cb_9183_a670_9ee9,
    0xe96d_c76a_b8cb_2b88,
    0xa2c1_3f41_8e62_3c31,
    0xebd6_9cfa_c8d8_d63f,
    0x35f9_656c_6eea_d7b7,
    0xef39_667b_4579_be8d,
    0xf06f_0ea5_33e8_04fc,
    0x56c5_e0fb_c667_8bab,
];

const P521: [u64; 32] = [
    0x858e_06b7_0404_e9cd,
    0x3c21_9024_277e_7e68,
    0x3d35_2443_de29_195d,
    0xb5df_64ae_2ac2_04c3,
    0x2bf3_c529_27a4_32c7,
    0x4569_d6cd_b592_1953,
    0xd5d1_d99d_5b7f_6346,
    0x22c4_0fb6_301f_7262,
    0x5389_e359_e1e2_1826,
    0xeb8f_22bd_a61f_281d,
    0x7584_1259_fded_ff54,
    0xd9dc_ec93_f822_1c5d,
    0x3e98_f984_c396_ad9c,
    0x5bc7_dc55_1b1b_65a9,
    0x6ad8_9abc_b924_65f0,
    0x7d10_d8a8_9c8a_d05d,
    0x0ddb_707f_130e_da13,
    0x3342_5e72_a127_79ea,
    0x8dcc_e486_419c_3487,
    0xdd7f_1b88_9598_a465,
    0xcbb2_c11a_742b_d2fb,
    0x00ce_6190_c6d3_6ca5,
    0x0b27_5d72_9015_9376,
    0x8e98_d100_8e9d_525d,
    0xe84c_6d5c_5a9a_1834,
    0x61bd_55cc_8b53_3222,
    0x373e_df82_18f9_b6a7,
    0x9564_6eff_ed8e_5f6f,
    0xc644_d6c9_4b68_287d,
    0x87d7_0d11_074b_36bb,
    0xe992_0cf3_0f0c_6615,
    0xba35_96d2_0a3a_4694,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::curve::public_point;

    #[test]
    fn the_tables_hold_the_multiples() {
        for curve in [Curve::K256, Curve::P256, Curve::P384, Curve::P521] {
            for number in [1, 2, 3, 17, 32] {
                let mut private = vec![0; curve.bytes()];
                *private.last_mut().unwrap() = number;
                let (x, _) = public_point(curve, &private).unwrap();
                assert_eq!(of(curve, &x), Some(usize::from(number)), "{}", curve.name());
            }
            assert_eq!(of(curve, &vec![0x5a; curve.bytes()]), None);
        }
    }
}
