namespace DarkSector.Interactive.Notebooks;

/// <summary>Placeholder.</summary>
public static class HtmlPage
{
    /// <summary>Placeholder.</summary>
    public static string Render(NotebookDocument notebook, string name, string provenance) => "<html></html>";
}
