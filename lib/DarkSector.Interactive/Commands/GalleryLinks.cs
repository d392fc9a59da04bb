using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Commands;

/// <summary>Links from one notebook to another, as they must read in the gallery, where <c>a/b.ipynb</c> has become <c>a/b/b.html</c>.</summary>
internal static partial class GalleryLinks
{
    /// <summary>The page with its relative links to notebooks turned to pages.</summary>
    public static string Follow(string html) => NotebookLink().Replace(html, match =>
        $"href=\"../{match.Groups["path"].Value}{match.Groups["name"].Value}/{match.Groups["name"].Value}.html{match.Groups["anchor"].Value}\"");

    [GeneratedRegex("""href="(?!\w+:)(?:\./)?(?<path>(?:[^"/#]+/)*)(?<name>[^"/#]+)\.ipynb(?<anchor>#[^"]*)?"(?!\s+download)""")]
    private static partial Regex NotebookLink();
}
