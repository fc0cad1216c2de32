//! Where the text of a variable comes from.
//!
//! In: a name. Out: its text, nothing, or why it could not be read. It knows no types and no rules.

use std::collections::BTreeMap;
use std::path::Path;

/// A file with a value may have this many bytes. Keys and certificates are far smaller.
const FILE_MAX: u64 = 64 * 1024;

#[derive(Debug)]
pub(super) enum Source {
    Process,
    Fixed(BTreeMap<String, String>),
}

impl Source {
    /// The text of a variable, trimmed. Blank text counts as missing. The first of these that has one wins:
    ///
    /// 1. the file `$CREDENTIALS_DIRECTORY/<name in lower kebab case>` (systemd, `LoadCredential=`);
    /// 2. the file named by `<NAME>_FILE`;
    /// 3. the variable itself.
    pub(super) fn value(&self, name: &str) -> Result<Option<String>, String> {
        if let Some(directory) = self.plain("CREDENTIALS_DIRECTORY") {
            let path = Path::new(&directory).join(credential_name(name));
            if path.exists()
                && let Some(value) = read_file(&path)?
            {
                return Ok(Some(value));
            }
        }
        if let Some(path) = self.plain(&format!("{name}_FILE")) {
            return read_file(Path::new(&path));
        }
        Ok(self.plain(name))
    }

    fn plain(&self, name: &str) -> Option<String> {
        let value = match self {
            Self::Process => std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()),
            Self::Fixed(variables) => variables.get(name).cloned(),
        };
        value.as_deref().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
    }
}

/// `OPENROUTER_API_KEY` → `openrouter-api-key`.
fn credential_name(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}

fn read_file(path: &Path) -> Result<Option<String>, String> {
    let unreadable = |error: std::io::Error| format!("its file {} cannot be read: {error}", path.display());
    if std::fs::metadata(path).map_err(unreadable)?.len() > FILE_MAX {
        return Err(format!("its file {} is longer than {FILE_MAX} bytes", path.display()));
    }
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    Ok(Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned))
}
