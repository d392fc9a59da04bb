namespace DarkSector.Interactive.Scripting;

/// <summary>A place to look for packages, named by <c>#i "nuget: SOURCE"</c>.</summary>
internal static class PackageSource
{
    private const string Prefix = "nuget:";

    /// <summary>The address, or the full path of the folder, that a line names.</summary>
    /// <param name="part">What stands behind <c>#i</c>.</param>
    /// <param name="path">Full path of the cell; relative folders start where it stands.</param>
    /// <exception cref="DirectiveException">It names no source, or a folder that does not exist.</exception>
    public static string Parse(CellPart part, string path)
    {
        var text = part.Text.Trim().Trim('"');
        var source = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..].Trim() : "";
        if (source.Length == 0)
            throw new DirectiveException($"#i {part.Text} names no source of packages; write #i \"nuget: ../feed\" or #i \"nuget: https://...\".", path, part.Line);
        if (source.Contains("://", StringComparison.Ordinal))
            return source;
        var folder = ScriptPaths.Resolve(source, path);
        return Directory.Exists(folder) ? folder
            : throw new DirectiveException($"#i {part.Text}: there is no folder {folder}; write the path relative to the notebook or file that names it.", path, part.Line);
    }
}
