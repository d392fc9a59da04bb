using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Scripting;

/// <summary>A cell made ready for the compiler: its directives checked and brought to the front, what it asks for listed.</summary>
/// <param name="Code">The code to compile; line numbers are those of the cell as written.</param>
/// <param name="Packages">The packages that the cell, or a file it loads, asks for.</param>
/// <param name="Files">The assemblies that the cell, or a file it loads, asks for and the host does not have.</param>
internal sealed record ScriptDirectives(string Code, ImmutableArray<PackageReference> Packages, ImmutableArray<string> Files)
{
    internal static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Reads the directives of a cell and of every file it loads.</summary>
    /// <param name="code">The code of the cell.</param>
    /// <param name="path">Full path of the cell or script file; relative paths in it are relative to its folder.</param>
    /// <param name="resolver">Finds loaded files.</param>
    /// <exception cref="DirectiveException">A directive names something that does not exist.</exception>
    public static ScriptDirectives Read(string code, string path, SourceReferenceResolver resolver)
    {
        var reader = new Reader(resolver);
        var directives = reader.Visit(code, path);
        return new(Hoist(code, directives), [.. reader.Packages.Distinct()], [.. reader.Files.Distinct()]);
    }

    private static IEnumerable<DirectiveTriviaSyntax> Directives(CompilationUnitSyntax root) =>
        root.DescendantTrivia()
            .Select(trivia => trivia.GetStructure())
            .OfType<DirectiveTriviaSyntax>()
            .Where(directive => directive.IsActive && directive is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax or ShebangDirectiveTriviaSyntax);

    /// <summary>The compiler wants directives before any code; notebooks have them anywhere at the start of a line.</summary>
    private static string Hoist(string code, DirectiveTriviaSyntax[] directives)
    {
        if (directives.Length == 0)
            return code;
        var text = code.ToCharArray();
        foreach (var directive in directives)
        {
            var span = directive.FullSpan;
            for (var i = span.Start; i < span.End; i++)
                text[i] = text[i] is '\r' or '\n' ? text[i] : ' ';
        }

        var first = directives.Where(directive => directive is not ShebangDirectiveTriviaSyntax).Select(directive => directive.ToString().Trim());
        return string.Join("\n", first.Append("#line 1").Append(new string(text)));
    }

    /// <summary>Follows the directives from file to file.</summary>
    private sealed class Reader(SourceReferenceResolver resolver)
    {
        private readonly HashSet<string> visited = [];

        public List<PackageReference> Packages { get; } = [];

        public List<string> Files { get; } = [];

        public DirectiveTriviaSyntax[] Visit(string code, string path)
        {
            var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, ParseOptions).GetRoot();
            DirectiveTriviaSyntax[] directives = [.. Directives(root)];
            foreach (var directive in directives)
            {
                var line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                if (directive is ReferenceDirectiveTriviaSyntax reference)
                    VisitReference(reference.File.ValueText, path, line);
                else if (directive is LoadDirectiveTriviaSyntax load)
                    VisitLoaded(load.File.ValueText, path, line);
            }

            return directives;
        }

        private void VisitReference(string reference, string path, int line)
        {
            if (PackageReference.IsPackage(reference))
                Packages.Add(Package(reference, path, line));
            else if (ScriptReferenceResolver.Resolve(reference, path) is not { } found)
                throw new DirectiveException(
                    $"#r \"{reference}\": there is no file {ScriptPaths.Resolve(reference, path)}; build the library first, or write the path relative to the file that names it.",
                    path, line);
            else if (!HostAssemblies.Provides(found))
                Files.Add(found.FilePath!);
        }

        private static PackageReference Package(string reference, string path, int line)
        {
            try
            {
                return PackageReference.Parse(reference);
            }
            catch (FormatException error)
            {
                throw new DirectiveException(error.Message, path, line);
            }
        }

        private void VisitLoaded(string file, string path, int line)
        {
            var fullPath = resolver.ResolveReference(file, path) ?? throw new DirectiveException(
                $"#load \"{file}\": there is no file {ScriptPaths.Resolve(file, path)}; write the path relative to the file that names it.", path, line);
            if (visited.Add(fullPath))
                Visit(resolver.ReadText(fullPath).ToString(), fullPath);
        }
    }
}
