/// The style sheet of a page: one for screens of every width, light and dark, and for paper.
enum PageStyle {
  /// The whole sheet.
  static let sheet: String =
    colours + FigureStyle.pathSheet + text + opening + tables + charts + method + widths + paper

  /// The tokens on light and on dark paper; printing is always light.
  private static let colours: String = {
    func list(_ value: (FigureStyle.Token) -> String) -> String {
      FigureStyle.tokens.map { "--\($0.name):\(value($0));" }.joined()
    }
    return """
      :root{\(list(\.light))--sans:\(FigureStyle.sans);\
      --serif:"Source Serif 4",Charter,"Iowan Old Style","Noto Serif",Georgia,"Songti SC","Noto Serif CJK SC","SimSun",serif}
      @media screen and (prefers-color-scheme:dark){:root{\(list(\.dark))}}

      """
  }()

  private static let text = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 var(--sans);\
    font-variant-numeric:tabular-nums lining-nums;text-autospace:normal;overflow-wrap:break-word}
    body:lang(zh-Hans){line-height:1.7}
    .sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-999px}
    .skip:focus{left:16px;top:8px;background:var(--ink);color:var(--paper);padding:6px 12px;z-index:9}
    a{color:var(--blue);text-underline-offset:.2em}
    a:focus-visible,.scroll:focus-visible{outline:2px solid var(--blue);outline-offset:3px}
    .mast,main,footer,nav{max-width:880px;margin:0 auto;padding:0 20px}
    .mast{padding-top:44px}
    .kick{margin:0 0 6px;font-size:13px;letter-spacing:.06em;color:var(--soft)}
    :lang(en) .kick{text-transform:uppercase}:lang(zh-Hans) .kick{letter-spacing:0}
    h1{font:600 30px/1.2 var(--serif);margin:0 0 8px;letter-spacing:-.01em;text-wrap:balance;max-width:24em}
    :lang(zh-Hans) h1{letter-spacing:0}
    .meta{margin:0;color:var(--soft);font-size:14px}.meta span{padding:0 .25em}
    nav{margin-top:20px}
    nav ol{list-style:none;margin:0;padding:10px 0;display:flex;flex-wrap:wrap;gap:4px 20px;\
    border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:13.5px}
    nav a{color:var(--soft);text-decoration:none}nav a:hover{color:var(--blue);text-decoration:underline}
    section{margin:56px 0 0}
    h2{font:600 23px/1.25 var(--serif);margin:0 0 8px;letter-spacing:-.005em;scroll-margin-top:16px}
    :lang(zh-Hans) h2{letter-spacing:0}
    h3{font-size:15px;font-weight:650;margin:32px 0 8px}
    .lead{margin:0 0 20px;max-width:62ch;text-wrap:pretty}
    figure{margin:0 0 28px}
    figcaption,.note{font-size:13px;line-height:1.5;color:var(--soft);margin:10px 0 0;max-width:76ch}
    .notice{margin:0 0 16px;padding:8px 14px;border-left:3px solid var(--tgt);background:var(--tgt3);max-width:62ch}
    .list{margin:0 0 20px;padding-left:1.2em;max-width:66ch}.list li{margin:0 0 6px}

    """

  private static let opening = """
    .hero{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:20px 48px;margin-top:36px;align-items:start}
    .hero.one{grid-template-columns:minmax(0,1fr)}
    .lab{margin:0;font-size:15px;font-weight:600;color:var(--tgt)}
    .fig{margin:0;line-height:1;display:flex;align-items:baseline;gap:12px}
    .num{font:300 104px/1 var(--sans);letter-spacing:-.045em;font-variant-numeric:lining-nums proportional-nums}
    .of{font-size:17px;color:var(--soft)}
    .ci{margin:8px 0 10px;font-size:16px}
    .finds{list-style:none;margin:0;padding:0}
    .finds li{padding:14px 0;border-top:1px solid var(--line)}.finds li:first-child{border-top:0;padding-top:4px}
    .finds h3{margin:0;font-size:13px;color:var(--soft);font-weight:600}
    .finds p{margin:2px 0 0;text-wrap:pretty}
    svg{display:block;max-width:100%}
    .head{overflow:visible}.head .track{fill:var(--grid)}.head .fill{fill:var(--tgt3)}.head .tick{stroke:var(--weak2)}
    .head text{font-size:12px;fill:var(--soft)}
    .b95{fill:var(--tgt2);opacity:.55}.b50{fill:var(--tgt2)}.pt{stroke:var(--tgt);stroke-width:3;stroke-linecap:round}

    """

  private static let tables = """
    table{border-collapse:collapse;width:100%;font-size:14.5px}
    th{text-align:left;font-weight:400}
    thead th,thead td{font-size:12.5px;color:var(--soft);vertical-align:bottom;padding:0 10px 6px 0;line-height:1.3}
    thead{border-bottom:1px solid var(--line)}
    .n{text-align:right;white-space:nowrap}
    thead .n{white-space:normal}
    .chart td,.chart tbody th{padding:3px 10px 3px 0;vertical-align:middle;line-height:1.3}
    .chart td.n,.chart th.n{padding-left:10px;width:1%}
    .chart thead th.n{min-width:4.6em}
    .chart .sc{width:46%;padding:0 16px;min-width:110px}
    .idx .sc{width:50%}.pth .sc{width:36%}.qs .sc{width:34%}
    .chart tbody+tbody .gh th{padding-top:14px}
    .gh th{font-size:12.5px;font-weight:600;color:var(--soft);padding-top:10px!important}
    .gh .q{font-weight:400;white-space:nowrap}
    .v{font-weight:650}.iv-c{color:var(--soft)}
    .tgt th,.tgt .v{color:var(--tgt);font-weight:650}
    .weak th,.weak .v,.weak td{color:var(--weak)}.weak .v{font-weight:400}
    .code{font-size:11.5px;color:var(--weak);letter-spacing:.02em;white-space:nowrap}
    .plain{width:auto;min-width:60%}
    .plain td,.plain tbody th{padding:5px 12px 5px 0;border-bottom:1px solid var(--grid)}
    .plain td.n,.plain th.n{padding-left:12px}
    .plain td:not(.n),.plain thead th:not(.n):not(:first-child){padding-left:24px}
    .heat{width:auto;font-size:13.5px}
    .heat td{width:82px;height:34px;text-align:center;border:2px solid var(--paper);padding:0 4px}
    .heat tbody th{padding-right:12px;white-space:nowrap;max-width:220px;overflow:hidden;text-overflow:ellipsis}
    .heat thead th{text-align:center;padding:0 4px 4px;max-width:84px;font-size:12px;hyphens:auto}
    .heat sup{font-size:10px;line-height:0;font-weight:700}
    .sn{display:none}.h1{background:var(--box)}.h2{background:var(--blue3)}.h3{background:var(--tgt3)}
    .sw{display:inline-block;width:14px;height:14px;vertical-align:-2px;margin:0 6px 0 0;border:1px solid var(--weak2)}
    .key{display:inline-block;margin-right:14px}
    .scroll{overflow-x:auto}

    """

  private static let charts = """
    .strip{overflow:visible}.strip .g{stroke:var(--grid)}.strip .z{stroke:var(--weak);stroke-width:1}
    .strip .r,.strip .w{stroke:var(--blue2);stroke-width:2.5;stroke-linecap:round}
    .strip .r2{stroke:var(--blue2);stroke-width:7;stroke-linecap:round}
    .strip .d{fill:var(--blue);stroke:var(--paper);stroke-width:1.5}
    .strip .o{fill:var(--paper);stroke:var(--blue);stroke-width:2}
    .strip.t .r,.strip.t .r2{stroke:var(--tgt2)}.strip.t .d{fill:var(--tgt)}
    .strip.w .r,.strip.w .r2,.strip.w .w{stroke:var(--weak2)}
    .strip.w .d{fill:var(--paper);stroke:var(--weak);stroke-width:2}.strip.w .o{stroke:var(--weak)}
    .axis{position:relative;height:16px;font-size:11.5px;color:var(--soft)}
    .axis span{position:absolute;transform:translateX(-50%)}
    .ring,.disc{display:inline-block;width:9px;height:9px;border-radius:5px;margin-right:5px}
    .ring{border:2px solid var(--blue)}.disc{background:var(--blue)}
    .narrow{display:none}.small{margin:0!important}figure:has(>.small){display:inline-block;vertical-align:top;width:calc(50% - 16px);margin-right:12px;max-width:420px}.path,.map{width:100%;height:auto;margin:0 auto}
    .map .g{stroke:var(--grid)}.map .mean{stroke:var(--weak2);stroke-width:1.2}.map .first{fill:var(--tgt3);opacity:.45}
    .map .tk,.map .cn{font-size:12px;fill:var(--soft)}.map .ax{font-size:12.5px;fill:var(--soft)}
    .el95{fill:var(--blue);fill-opacity:.13;stroke:var(--blue);stroke-opacity:.55}.map .d{fill:var(--blue)}
    .dl{font-size:13.5px;font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
    .map .tl{fill:none;stroke:var(--blue);stroke-width:2}.map .rb{fill:var(--blue);fill-opacity:.13}
    .map .t .tl{stroke:var(--tgt)}.map .t .rb{fill:var(--tgt)}.map .t .d{fill:var(--tgt)}.map .t .dl{fill:var(--tgt)}
    .map .ld{stroke:var(--weak2)}
    .bad{fill:var(--tgt2);background:var(--tgt2)}.mid{fill:var(--grid);background:var(--grid)}
    .good{fill:var(--blue2);background:var(--blue2)}
    .seg{content-visibility:auto;contain-intrinsic-size:auto 420px;border-top:1px solid var(--line);padding-top:20px}
    .back{font-size:13px;margin:0}

    """

  private static let method = """
    .mani{display:grid;grid-template-columns:max-content 1fr;gap:6px 24px;font-size:14.5px;margin:0 0 20px}
    .mani dt{color:var(--soft)}.mani dd{margin:0;overflow-wrap:anywhere}
    code{font:13px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;background:var(--box);\
    padding:2px 6px;border-radius:4px}
    footer{margin-top:64px!important;padding:16px 20px 48px;font-size:12.5px;color:var(--soft)}

    """

  private static let widths = """
    @media (min-width:641px){.idx tbody th,.pth tbody th{min-width:11em;max-width:300px}
    .qs tbody th{min-width:14em}:lang(zh-Hans) thead th{word-break:keep-all}}
    @media (min-width:1240px){
    body{display:grid;grid-template-columns:minmax(0,1fr) 200px minmax(0,880px) minmax(0,1fr);column-gap:48px}
    .mast,main,footer{grid-column:3;margin:0;padding-left:0;padding-right:0;max-width:none}.mast{padding-top:64px}
    nav{grid-column:2;grid-row:1/4;margin:0;padding:0}
    nav ol{position:sticky;top:64px;flex-direction:column;gap:10px;border:0;padding:72px 0 0;font-size:14px}
    h1{font-size:36px}.num{font-size:128px}
    }
    @media (max-width:640px){
    .mast{padding-top:24px}h1{font-size:24px}.mast,main,footer,nav{padding-left:16px;padding-right:16px}
    .hero{grid-template-columns:minmax(0,1fr);gap:12px}.num{font-size:92px}section{margin-top:44px}
    nav ol{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap;scrollbar-width:none}
    .wide{display:none}.narrow{display:block;max-width:400px}
    table{font-size:14px}.iv-c,.hs{display:none}figure:has(>.small){width:100%;margin-right:0}
    .chart{table-layout:fixed}.chart thead th{hyphens:auto}.chart thead th.n{min-width:0}
    .chart thead th:first-child{width:36%}.chart td.n,.chart th.n{width:17%;padding-left:4px}
    .chart .sc{width:auto;min-width:0;padding:0 6px 0 18px}
    .qs thead th:first-child{width:42%}.qs td.n,.qs th.n{width:15%}
    .chart td,.chart tbody th,thead th,thead td{padding-right:4px}
    .chart tbody th{overflow-wrap:anywhere}
    .axis span:nth-child(even){display:none}
    .qs .axis span{display:none}.qs .axis span:nth-child(2),.qs .axis span:nth-last-child(2){display:block}
    .sn{display:inline}.ln{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .mani{grid-template-columns:minmax(0,1fr);gap:0}.mani dd{margin-bottom:8px}
    .heat td{width:42px;height:32px;padding:0 1px}.heat tbody th{max-width:130px}
    }

    """

  private static let paper = """
    @page{size:A4;margin:17mm 16mm 18mm}
    @page{@bottom-left{content:"swift-satisfaction";font:8pt sans-serif;color:#55606e}\
    @bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#55606e}}
    @media print{
    body{font-size:10.5pt;display:block}nav,.skip{display:none}
    .mast,main,footer{max-width:none;padding:0}.mast{padding-top:0}
    .hero{margin-top:14pt;gap:10pt 30pt}section{margin-top:18pt}h2,h3,.lead{break-after:avoid}.lead{break-inside:avoid}
    h1{font-size:20pt}h2{font-size:15pt}.num{font-size:76pt}.lead{margin-bottom:10pt}figure{margin-bottom:16pt}
    .finds li{padding:8pt 0}.chart td,.chart tbody th{padding-top:1px;padding-bottom:1px}.chart .gh th{padding-top:6px}
    figure,tbody,.finds li,.mani,.heat,.plain tr{break-inside:avoid}.new{break-before:page}
    figure:has(.pth:not(.solo)),figure:has(.qs){break-inside:auto}figcaption{break-before:avoid}.idx tbody th,.pth tbody th{min-width:11em}
    table{font-size:9.5pt}.strip{height:16px}.qs{font-size:9pt}.qs .strip{height:14px}.qs .gh th{padding-top:6px!important}
    thead{display:table-header-group}a{color:inherit;text-decoration:none}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    .scroll{overflow:visible}footer,.back{display:none}.seg{break-inside:avoid;content-visibility:visible}
    .qs tbody:only-of-type{break-inside:auto}.qs tr{break-inside:avoid}.qs .axis span:nth-child(even){display:none}figure:has(>.small){width:45%}
    }
    """
}
