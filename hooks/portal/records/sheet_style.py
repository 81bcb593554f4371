"""Decides how a certificate looks on paper, whoever makes it: the command line or the expert's desk."""

STYLE = """
@page { size: A4; margin: 0; }
body { margin: 0; color: #000; background: #fff; font: 12pt/1.4 "Noto Sans", "Segoe UI", Arial, sans-serif; }
article { box-sizing: border-box; width: 210mm; min-height: 296mm; padding: 18mm 20mm; break-after: page; }
article:last-child { break-after: auto; }
p, h1, dl, dd, figure { margin: 0; }
.portal { font-weight: 700; }
h1 + p { margin-top: 6mm; }
h1 { margin-top: 12mm; font-size: 30pt; line-height: 1.15; }
[lang] + [lang] { color: #444; font-size: 0.75em; font-weight: 400; }
.name { margin: 4mm 0 8mm; border-bottom: 1px solid; font-size: 22pt; font-weight: 700; overflow-wrap: anywhere; }
.title { margin: 4mm 0 8mm; font-size: 16pt; font-weight: 700; }
.labels, .labels > * { display: block; }
dl div { display: grid; grid-template-columns: 70mm 1fr; gap: 4mm; padding: 1.5mm 0; border-bottom: 1px solid #bbb; }
dd { font-weight: 700; }
footer { display: grid; grid-template-columns: 68mm 1fr; gap: 8mm; align-items: center; margin-top: 8mm; }
footer div { font-size: 10pt; }
footer svg { display: block; width: 68mm; height: 68mm; }
footer div:only-child { grid-column: 1 / -1; }
footer p { margin-bottom: 2mm; }
.address { overflow-wrap: anywhere; }
""".strip()
