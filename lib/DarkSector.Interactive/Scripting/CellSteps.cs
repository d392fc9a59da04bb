using System.Globalization;

namespace DarkSector.Interactive.Scripting;

/// <summary>Runs the pieces of a cell one after the other: code in the engine, prose to the reader, magics here.</summary>
/// <param name="engine">Runs the code.</param>
/// <param name="cell">Shows what there is to show.</param>
/// <param name="cancellation">Interrupts the cell.</param>
internal sealed class CellSteps(ScriptEngine engine, RunningCell cell, CancellationToken cancellation)
{
    private readonly Stack<string> imports = [];

    /// <summary>Runs a cell to its end or to its first error.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="path">Its full path.</param>
    /// <returns>How its last piece ended.</returns>
    public async Task<CellResult> RunAsync(string code, string path)
    {
        long? started = null;
        var result = CellResult.Nothing;
        try
        {
            foreach (var part in CellPart.Read(code, path))
            {
                Show(result);
                if (part.Name == Magic.Time)
                    started ??= TimeProvider.System.GetTimestamp();
                result = await RunAsync(part, path).ConfigureAwait(false);
                if (!result.Succeeded)
                    break;
            }
        }
        catch (DirectiveException wrong)
        {
            return CellResult.Failed(CompilationError.Of(wrong, engine.Folder));
        }

        if (started is { } start)
            Show(string.Create(CultureInfo.InvariantCulture, $"Wall time: {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0.0} ms"));
        return result;
    }

    private async Task<CellResult> RunAsync(CellPart part, string path)
    {
        // Blank lines in front keep the line numbers of the cell.
        if (part.IsCode)
            return await engine.RunCodeAsync(new string('\n', part.Line - 1) + part.Text, path, cancellation).ConfigureAwait(false);
        if (part.Name == Magic.Import)
            return await ImportAsync(part, path).ConfigureAwait(false);
        switch (part.Name)
        {
            case Magic.Markdown or Magic.Html:
                Show(MimeBundle.Of($"text/{part.Name}", part.Text.Trim('\r', '\n')));
                break;
            case Magic.Source:
                engine.AddPackageSource(PackageSource.Parse(part, path));
                break;
            case Magic.Who or Magic.Whos:
                Show(VariableList.Of(engine.Variables, withValues: part.Name == Magic.Whos));
                break;
            case Magic.List:
                Show(string.Join("\n", Magic.All.Select(magic => $"{magic,-16}{magic.Does}")));
                break;
            case Magic.About:
                Show(Product.Describe());
                break;
        }

        return CellResult.Nothing;
    }

    private async Task<CellResult> ImportAsync(CellPart part, string path)
    {
        var file = ScriptPaths.Resolve(part.Text.Trim('"', '\''), path);
        if (imports.Contains(file))
            throw new DirectiveException($"#!import {part.Text}: {file} imports itself.", path, part.Line);
        imports.Push(file);
        foreach (var (source, name) in ImportedFile.Cells(file, part, path))
        {
            var result = await RunAsync(source, name).ConfigureAwait(false);
            if (!result.Succeeded)
                return result;
        }

        imports.Pop();
        return CellResult.Nothing;
    }

    /// <summary>The value of a piece that is not the last one.</summary>
    private void Show(CellResult result)
    {
        if (result.HasValue)
            Show(ValueRenderer.Render(result.Value));
    }

    private void Show(string text) => Show(MimeBundle.Of("text/plain", text));

    private void Show(MimeBundle data) => cell.Send(new DisplayOutput(data, cell.NextDisplayId()));
}
