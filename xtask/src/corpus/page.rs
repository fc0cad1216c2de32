//! The report as a page: totals, what is wrong, and what each document cost.

use std::path::Path;

use super::row::Row;

/// A page that needs nothing beside itself.
pub(crate) fn render_page(rows: &[Row]) -> String {
    let most = rows.iter().map(|row| row.check_cpu_s + row.gen_cpu_s).fold(0.01, f64::max);
    let mut body = String::new();
    for row in rows {
        let name = Path::new(&row.document).file_name().unwrap_or_default().to_string_lossy();
        let bad = if row.result == "failed" || row.check == "failed" { " class=bad" } else { "" };
        body += &format!(
            "<tr{bad}><td>{}<td>{}<td>{}<td>{} / {}<td>{}<td>{:.2}<td>{:.0}<td>{:.1}<td><svg width=200 height=10>\
             <rect width={:.0} height=10 fill=#4a90d9 /><rect x={:.0} width={:.0} height=10 fill=#d99a4a /></svg><td>{}\n",
            escaped(&name),
            row.result,
            row.check,
            row.emitted,
            row.seen,
            row.lines,
            row.gen_cpu_s,
            row.peak_mib,
            row.check_cpu_s,
            row.gen_cpu_s / most * 200.0,
            row.gen_cpu_s / most * 200.0,
            row.check_cpu_s / most * 200.0,
            escaped(&row.reason),
        );
    }
    format!(
        "<!doctype html><meta charset=utf-8><title>Documents as crates</title>\
         <style>body{{font:14px sans-serif;margin:2em}}td,th{{text-align:left;padding:2px 8px}}.bad{{background:#fdd}}</style>\n\
         <h1>{} documents as crates</h1>\n\
         <p>Blue is the CPU time to make a crate, orange the time to check it.</p>\n\
         <table><tr><th>document<th>result<th>check<th>operations<th>lines<th>make, s<th>peak, MiB<th>check, s<th><th>reason\n{body}</table>\n",
        rows.len()
    )
}

/// Text of HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
