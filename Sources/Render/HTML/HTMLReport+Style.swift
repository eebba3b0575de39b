extension HTMLReport {
  /// Okabe–Ito colours, always with a sign; a target is outlined, so that it shows in grey.
  static let style = """
    body{font:15px/1.6 "Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",sans-serif;color:#222;margin:0 auto;\
    max-width:72rem;padding:1rem}\
    h1{color:#12324a;margin:.2rem 0}h2{color:#12324a;border-bottom:2px solid #12324a;margin-top:2rem}\
    h3{margin:1.2rem 0 .3rem}nav a{margin-right:.6rem;white-space:nowrap}a{color:#0057a8}\
    a:focus-visible{outline:3px solid #e69f00;outline-offset:2px}\
    blockquote{margin:.4rem 0 .8rem 1rem;padding:.2rem .8rem;border-left:3px solid #999;color:#333}\
    .wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px}\
    th,td{border:1px solid #d9dee3;padding:.25rem .5rem;text-align:left;vertical-align:top}\
    thead th{background:#12324a;color:#fff}.number{text-align:right}\
    td.up{color:#005a8f;background:#e5f1f8}td.down{color:#9c4300;background:#fbe9de}td.change{color:#444}\
    article p{margin:.45rem 0}h4{margin:.9rem 0 .2rem;color:#12324a}\
    mark{color:inherit;background:none;padding:.08em .15em}mark.plain{border-bottom:1px dotted #999}\
    mark.up{background:#e5f1f8;border-bottom:2px solid #0072b2}\
    mark.down{background:#fbe9de;border-bottom:2px dashed #d55e00}\
    mark.change{background:#f1f1f1;border-bottom:2px dotted #777}\
    sup{font-size:.72em;line-height:0;margin-left:.2em;color:#5f6b76;white-space:nowrap}\
    .status{font-weight:bold;margin:.4rem 0}.gap,.facts{color:#5f6b76;border:0}:target{outline:3px solid #e69f00;outline-offset:1px;scroll-margin-top:4rem}\
    @media print{nav{display:none}body{max-width:none;font-size:10pt}a{color:inherit;text-decoration:none}\
    table{font-size:7.5pt}th,td{padding:1pt 3pt}td.up,td.down,td.change{white-space:nowrap}\
    thead{display:table-header-group}tr,article p{break-inside:avoid}}
    """
}
