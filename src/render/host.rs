//! Files for hosts: the security policy and the cache rules, in the format of each server.

use crate::text::path::SitePath;

/// The Content-Security-Policy of every page: it runs and loads only the site's own files, and
/// submits no form. The only policy for trusted types is in `runtime/io/scripts.ts`, which loads
/// only scripts of the site.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types coursemark";

/// The cache rule for files whose names hold their hashes: they may be kept for a year.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The folder of files whose names hold their hashes.
pub const ASSETS: &str = "assets";

/// The files for hosts, by their paths.
pub fn files(sitemap: Option<&str>) -> Vec<(SitePath, String)> {
    let security = [
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ];
    let mut netlify = String::from("/*\n");
    let mut apache = String::from(
        "# Apache: put the site's folder where the server reads .htaccess files, or include this \
         file.\nErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n",
    );
    let mut nginx = String::from(
        "# nginx: include this file in the `location` block that serves the site.\nerror_page 404 /404.html;\n",
    );
    let mut caddy = String::from("# Caddy: import this file in the block of the site.\nheader {\n");
    for (name, value) in security {
        netlify.push_str(&format!("  {name}: {value}\n"));
        apache.push_str(&format!("  Header always set {name} \"{value}\"\n"));
        nginx.push_str(&format!("add_header {name} \"{value}\" always;\n"));
        caddy.push_str(&format!("\t{name} \"{value}\"\n"));
    }
    netlify
        .push_str(&format!("  Cache-Control: no-cache\n/{ASSETS}/*\n  Cache-Control: {FOREVER}\n"));
    apache.push_str(&format!(
        "  Header set Cache-Control \"no-cache\"\n  <If \"%{{REQUEST_URI}} =~ \
         m#/{ASSETS}/#\">\n    Header set Cache-Control \"{FOREVER}\"\n  </If>\n</IfModule>\n"
    ));
    nginx.push_str(&format!(
        "set $cache \"no-cache\";\nif ($uri ~ \"/{ASSETS}/\") {{ set $cache \"{FOREVER}\"; }}\n\
         add_header Cache-Control $cache always;\n"
    ));
    caddy.push_str(&format!(
        "\tCache-Control no-cache\n}}\n@assets path */{ASSETS}/*\n\
         header @assets Cache-Control \"{FOREVER}\"\nhandle_errors {{\n\
         \t@missing expression {{err.status_code}} == 404\n\trewrite @missing /404.html\n\
         \tfile_server\n}}\n"
    ));
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    if let Some(sitemap) = sitemap {
        robots.push_str(&format!("Sitemap: {sitemap}\n"));
    }
    [
        (".nojekyll", String::new()),
        ("_headers", netlify),
        (".htaccess", apache),
        ("hosting/nginx.conf", nginx),
        ("hosting/Caddyfile", caddy),
        ("robots.txt", robots),
    ]
    .into_iter()
    .map(|(path, text)| (SitePath::new(path), text))
    .collect()
}
