namespace DarkSector.Interactive.Notebooks;

/// <summary>Which language the cells of a notebook are written in.</summary>
internal static class NotebookLanguage
{
    private static readonly string[] CSharp = ["c#", "csharp", "polyglot-notebook"];

    /// <summary>The notebook, if its cells may be C#: it says so or says nothing.</summary>
    /// <exception cref="NotebookFormatException">It is written in another language.</exception>
    public static NotebookDocument RequireCSharp(NotebookDocument notebook, string path)
    {
        var language = NotebookReader.Text(notebook.Metadata["kernelspec"]?["language"]) ?? NotebookReader.Text(notebook.Metadata["language_info"]?["name"]);
        return language is null || CSharp.Contains(language, StringComparer.OrdinalIgnoreCase)
            ? notebook
            : throw new NotebookFormatException($"{path} is a notebook in {language}; this program runs C#. Run it with `jupyter execute`.");
    }
}
