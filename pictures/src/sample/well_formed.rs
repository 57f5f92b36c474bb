//! The rules of XML that our own writing could break.

/// Whether every element is closed in its order, every attribute quoted and every `<` and `&` escaped: what an XML parser asks.
pub(crate) fn is_well_formed(text: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut rest = text.strip_prefix("<!DOCTYPE html>\n").unwrap_or(text);
    while let Some((before, tag)) = rest.split_once('<') {
        check_entities(before)?;
        let end = tag.find('>').ok_or("a tag has no end")?;
        let (inside, after) = (&tag[..end], &tag[end + 1..]);
        if let Some(name) = inside.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else {
            let (inside, is_empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
            let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
            check_attributes(attributes)?;
            if !is_empty {
                open.push(name);
            }
        }
        rest = after;
    }
    if open.is_empty() && rest.trim().is_empty() { Ok(()) } else { Err(format!("{open:?} is open before {rest:?}")) }
}

fn check_attributes(attributes: &str) -> Result<(), String> {
    let parts: Vec<&str> = attributes.split('"').collect();
    if parts.len().is_multiple_of(2) {
        return Err(format!("quotes: {attributes}"));
    }
    for pair in parts.chunks(2) {
        let name = pair[0].trim_start();
        let named = name.is_empty() && pair.len() == 1;
        let letters = |name: &str| name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if !named && !name.strip_suffix('=').is_some_and(|name| !name.is_empty() && letters(name)) {
            return Err(format!("attribute {name:?} of {attributes}"));
        }
        pair.get(1).map_or(Ok(()), |value| check_entities(value))?;
    }
    Ok(())
}

fn check_entities(text: &str) -> Result<(), String> {
    let known = |rest: &str| ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|entity| rest.starts_with(entity));
    match text.split('&').skip(1).find(|rest| !known(rest)) {
        Some(rest) => Err(format!("&{rest}")),
        None if text.chars().any(|letter| letter.is_control() && letter != '\n') => Err(format!("control: {text:?}")),
        None => Ok(()),
    }
}
