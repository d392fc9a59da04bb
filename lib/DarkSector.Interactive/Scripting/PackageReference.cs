namespace DarkSector.Interactive.Scripting;

/// <summary>A package asked for by <c>#r "nuget: Id, Version"</c>.</summary>
/// <param name="Id">The identifier of the package.</param>
/// <param name="Version">The version or version range; <c>*</c> for the newest stable one.</param>
internal readonly record struct PackageReference(string Id, string Version)
{
    private const string Prefix = "nuget:";

    public static bool IsPackage(string reference) => reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FormatException">The text is not <c>nuget: Id</c> or <c>nuget: Id, Version</c>.</exception>
    public static PackageReference Parse(string reference)
    {
        var text = reference[Prefix.Length..];
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var id = (comma < 0 ? text : text[..comma]).Trim();
        var version = comma < 0 ? "*" : text[(comma + 1)..].Trim();
        if (id.Length == 0 || version.Length == 0 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            throw new FormatException($"\"{reference}\" names no package; write #r \"nuget: Id, Version\", for example #r \"nuget: MathNet.Numerics, 5.0.0\".");
        return new(id, version);
    }

    public override string ToString() => $"{Id} {Version}";
}
