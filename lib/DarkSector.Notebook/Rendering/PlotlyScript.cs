namespace DarkSector.Notebook.Rendering;

/// <summary>The plotly.js library, which the build takes from its npm package where it can and embeds; without it pages show the SVG.</summary>
internal static class PlotlyScript
{
    private const string Resource = "plotly.min.js";

    private static readonly Lazy<string?> s_text = new(Read);

    /// <summary>The script, or nothing when the library was built where it was not to be had.</summary>
    public static string? Text => s_text.Value;

    private static string? Read()
    {
        using var stream = typeof(PlotlyScript).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
