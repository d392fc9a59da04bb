using System.Text;

namespace DarkSector.Notebook.Rendering;

/// <summary>One figure as an HTML page that needs nothing else: with plotly.js inside it can be zoomed and read off, without it shows the SVG.</summary>
internal static class FigurePage
{
    /// <summary>The page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="svg">The figure as SVG: shown without plotly.js, and where scripts are switched off.</param>
    /// <param name="plotlyJson">The figure in Plotly's schema; nothing for a picture that has none.</param>
    /// <param name="script">plotly.js, or nothing.</param>
    public static string Of(string title, string svg, string? plotlyJson, string? script)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>").Append(XmlText.Escape(title))
            .Append("</title>\n<style>body{margin:1em;background:#fff}svg{max-width:100%;height:auto}#figure svg{max-width:none}</style>\n</head>\n<body>\n");
        if (plotlyJson is null || script is null)
            return page.Append(svg).Append("</body>\n</html>\n").ToString();

        // A script element ends at the first "</", whatever the text around it.
        var json = plotlyJson.Replace("</", "<\\/", StringComparison.Ordinal);
        return page.Append("<div id=\"figure\"></div>\n<noscript>\n").Append(svg).Append("</noscript>\n<script>").Append(script).Append("</script>\n<script>\n")
            .Append("const figure = ").Append(json).Append(";\nPlotly.newPlot('figure', Object.assign({config: {responsive: false, displaylogo: false}}, figure));\n</script>\n</body>\n</html>\n").ToString();
    }
}
