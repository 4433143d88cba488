//! A static file server for developers and the browser tests; any static host serves the site the same way.

use crate::command::Outcome;
use crate::http::{self, CONTENT_SECURITY_POLICY, Request};
use crate::{paths, site};
use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8180;
/// Longer heads are not ours.
const LONGEST_HEAD: usize = 16 * 1024;

/// The switches of `cargo xtask serve`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    port: Option<u16>,
    no_build: bool,
    quick: bool,
    wasm_type: Option<String>,
    no_wasm: bool,
    no_policies: bool,
    made_up: bool,
}

impl Options {
    /// Reads the switches; an unknown one is an error.
    pub fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || {
                rest.next()
                    .cloned()
                    .ok_or_else(|| format!("`{argument}` needs a value after it"))
            };
            match argument.as_str() {
                "--port" => {
                    let port = value()?;
                    let port = port
                        .parse()
                        .map_err(|_| format!("`--port {port}`: give 0 to 65535"))?;
                    options.port = Some(port);
                }
                "--wasm-mime" => options.wasm_type = Some(value()?),
                "--no-build" => options.no_build = true,
                "--quick" => options.quick = true,
                "--no-wasm" => options.no_wasm = true,
                "--no-policies" => options.no_policies = true,
                "--made-up" => options.made_up = true,
                other => {
                    return Err(format!(
                        "`{other}` is no option of `serve`; see `cargo xtask help`"
                    ));
                }
            }
        }
        Ok(options)
    }
}

impl Options {
    /// The folder to serve.
    fn site(&self) -> PathBuf {
        if self.made_up {
            paths::made_up_site()
        } else {
            paths::site()
        }
    }
}

/// Builds, unless told not to, and serves the site until stopped.
pub fn serve(options: &Options) -> Outcome {
    if options.quick {
        site::build_quickly()?;
    } else if !options.no_build {
        site::build()?;
    }
    let index = options.site().join("index.html");
    if !index.is_file() {
        return Err(format!(
            "there is no {}; run `cargo xtask build` first",
            paths::shown(&index)
        ));
    }
    let listener = listen(options.port)?;
    let address = listener
        .local_addr()
        .map_err(|error| format!("lost the server's address: {error}"))?;
    println!("http://{address}/");
    let options = Arc::new(Options {
        wasm_type: options.wasm_type.clone(),
        ..*options
    });
    for connection in listener.incoming() {
        let Ok(connection) = connection else { continue };
        let options = Arc::clone(&options);
        // A browser that goes away in the middle of an answer concerns nobody else.
        thread::spawn(move || answer(connection, &options));
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Outcome<TcpListener> {
    let ports = port.map_or(FIRST_PORT..=LAST_PORT, |port| port..=port);
    let (first, last) = (*ports.start(), *ports.end());
    ports
        .into_iter()
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .ok_or_else(|| {
            let which = if first == last {
                format!("port {first} is")
            } else {
                format!("ports {first} to {last} are")
            };
            format!("{which} taken; name another with `--port N`, or `--port 0` for any")
        })
}

fn answer(mut connection: TcpStream, options: &Options) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let Some(head) = read_head(&mut connection)? else {
        return Ok(());
    };
    match http::parse(&head) {
        Ok(request) if hidden(&request.file, options) => refuse(&mut connection, "404 Not Found"),
        Ok(request) => send(&mut connection, &request, options),
        Err(status) => refuse(&mut connection, status),
    }
}

fn hidden(file: &str, options: &Options) -> bool {
    (options.no_wasm && file.starts_with("program-"))
        || (options.no_policies && file.starts_with("policies-"))
}

fn read_head(connection: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut chunk = [0; 2048];
    while head.len() < LONGEST_HEAD {
        let count = connection.read(&mut chunk)?;
        head.extend_from_slice(&chunk[..count]);
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            return Ok(Some(String::from_utf8_lossy(&head[..end]).into_owned()));
        }
        if count == 0 {
            break;
        }
    }
    Ok(None)
}

fn send(connection: &mut TcpStream, request: &Request, options: &Options) -> io::Result<()> {
    let path = options.site().join(&request.file);
    let Ok(plain) = fs::read(&path) else {
        return refuse(connection, "404 Not Found");
    };
    let brotli = fs::read(options.site().join(format!("{}.br", request.file)))
        .ok()
        .filter(|_| request.brotli);
    let encoding = if brotli.is_some() {
        "Content-Encoding: br\r\n"
    } else {
        ""
    };
    let body = brotli.unwrap_or(plain);
    let kind = match &options.wasm_type {
        Some(kind) if request.file.starts_with("program-") => kind,
        _ => http::media_type(&request.file),
    };
    let caching = http::caching(&request.file);
    let head = headers("200 OK", kind, body.len());
    write!(
        connection,
        "{head}Cache-Control: {caching}\r\nVary: Accept-Encoding\r\n{encoding}\r\n"
    )?;
    if !request.head_only {
        connection.write_all(&body)?;
    }
    connection.flush()
}

fn refuse(connection: &mut TcpStream, status: &str) -> io::Result<()> {
    write!(
        connection,
        "{}\r\n{status}\n",
        headers(status, "text/plain; charset=utf-8", status.len() + 1)
    )?;
    connection.flush()
}

/// The headers all answers share, without the empty line that ends them.
///
/// Other sites may load the files: that is how a page elsewhere embeds the element.
fn headers(status: &str, kind: &str, length: usize) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\
         Content-Security-Policy: {CONTENT_SECURITY_POLICY}\r\nX-Content-Type-Options: nosniff\r\n\
         Referrer-Policy: no-referrer\r\nAccess-Control-Allow-Origin: *\r\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<Options, &str>) {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        match expected {
            Ok(options) => assert_eq!(Options::parse(&words), Ok(options), "{line}"),
            Err(part) => assert!(
                Options::parse(&words).is_err_and(|message| message.contains(part)),
                "{line}"
            ),
        }
    }

    #[test]
    fn switches_are_read_and_unknown_ones_refused() {
        check("", Ok(Options::default()));
        check(
            "--port 0 --no-build",
            Ok(Options {
                port: Some(0),
                no_build: true,
                ..Options::default()
            }),
        );
        let plain = Options {
            wasm_type: Some("text/plain".into()),
            ..Options::default()
        };
        check("--wasm-mime text/plain", Ok(plain));
        check("--port", Err("needs a value"));
        check("--port 70000", Err("0 to 65535"));
        check("--prot 1", Err("`--prot` is no option"));
    }
}
