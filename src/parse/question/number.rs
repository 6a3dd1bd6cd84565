//! Numbers as authors write them in gaps.

use crate::model::question::Numbers;
/// Reads the text after the `=` of a gap: `180`, `7±1`, `3..4`. The error says what is wrong with
/// it.
pub fn numbers(written: &str) -> Result<Numbers, String> {
    if let Some((least, most)) = written.split_once("..") {
        let (least, most) = (number(least)?, number(most)?);
        if least > most {
            return Err(format!("the range begins at {least} and ends at {most}"));
        }
        return Ok(Numbers { least, most });
    }
    if let Some((middle, tolerance)) = written.split_once('±') {
        let (middle, tolerance) = (number(middle)?, number(tolerance)?);
        if tolerance < 0.0 {
            return Err("the tolerance is less than nothing".to_owned());
        }
        return Ok(Numbers { least: middle - tolerance, most: middle + tolerance });
    }
    if written.trim().is_empty() {
        return Err("the gap has no number".to_owned());
    }
    let exact = number(written)?;
    Ok(Numbers { least: exact, most: exact })
}

/// Reads a decimal number with `.` or `,`.
pub fn number(written: &str) -> Result<f64, String> {
    let written = written.trim();
    let plain = written.replace('−', "-");
    if let Some((whole, rest)) = plain.split_once(',')
        && rest.len() == 3
        && !whole.trim_start_matches('-').trim_start_matches('0').is_empty()
        && rest.bytes().all(|digit| digit.is_ascii_digit())
    {
        return Err(format!("`{written}` may be a thousand or a decimal"));
    }
    let plain = plain.replace(',', ".");
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let is_decimal = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1;
    match plain.parse::<f64>() {
        Ok(number) if is_decimal && number.is_finite() => Ok(number),
        _ => Err(format!("`{written}` is not a number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ranges_and_tolerances() {
        let of = |written| numbers(written).map(|numbers| (numbers.least, numbers.most));
        assert_eq!(of("180"), Ok((180.0, 180.0)));
        assert_eq!(of(" 7 ± 1 "), Ok((6.0, 8.0)));
        assert_eq!(of("3..4,5"), Ok((3.0, 4.5)));
        assert_eq!(of("−2..-1"), Ok((-2.0, -1.0)));
        assert_eq!(of("0,125"), Ok((0.125, 0.125)));
        assert_eq!(of("1.125"), Ok((1.125, 1.125)));
        for wrong in ["", "a", "1,000", "4..3", "7±-1", "1.2.3", "1e5", "inf", "7+-1", ".5"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }
}
