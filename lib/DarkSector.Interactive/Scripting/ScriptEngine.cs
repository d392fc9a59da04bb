using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace DarkSector.Interactive.Scripting;

/// <summary>Runs C# cell by cell: what one cell declares, the next one knows. Notebooks, scripts and kernels share this engine.</summary>
/// <remarks>
/// Understands <c>#r "file.dll"</c>, <c>#r "nuget: Id, Version"</c> and <c>#load "file.csx"</c>, relative to the file they stand in,
/// top-level <c>await</c>, <c>display(value)</c> and <c>Args</c>, and lines such as <c>#!time</c> (<c>#!lsmagic</c> lists them). The DarkSector libraries are referenced and imported already.
/// Cells of one engine run one after the other.
/// </remarks>
public sealed class ScriptEngine : IDisposable
{
    private static readonly Lazy<Task> WarmUpOnce = new(() => Task.Run(CompileSomething));

    private readonly ScriptGlobals globals;
    private readonly ScriptSourceResolver sources;
    private readonly PackageRestore packageRestore;
    private readonly InteractiveAssemblyLoader loader = new();
    private readonly ScriptAssemblies assemblies = new();
    private readonly HashSet<PackageReference> packages = [];
    private readonly SortedSet<string> packageSources = new(StringComparer.Ordinal);
    private ScriptOptions options;
    private ScriptState<object>? state;
    private int displays;

    /// <summary>Makes an engine with nothing declared yet.</summary>
    /// <param name="folder">Folder of the notebook or script: relative paths in cells start here.</param>
    /// <param name="arguments">What cells see as <c>Args</c>.</param>
    public ScriptEngine(string folder, IEnumerable<string> arguments)
        : this(folder, arguments, PackageRestore.ForUser)
    {
    }

    internal ScriptEngine(string folder, IEnumerable<string> arguments, PackageRestore packageRestore)
    {
        Folder = Path.GetFullPath(folder);
        globals = new ScriptGlobals(arguments);
        this.packageRestore = packageRestore;
        sources = new ScriptSourceResolver(Folder);
        options = BaseOptions.WithSourceResolver(sources).WithMetadataResolver(new ScriptReferenceResolver(Folder));
        foreach (var assembly in HostAssemblies.Shared)
            loader.RegisterDependency(assembly);
    }

    /// <summary>Folder of the notebook or script.</summary>
    public string Folder { get; }

    private static ScriptOptions BaseOptions { get; } = ScriptOptions.Default
        .WithReferences(HostAssemblies.References)
        .WithImports(HostAssemblies.Imports)
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);

    /// <summary>Answers <c>Console.ReadLine</c> of a running cell; null when there is nobody to ask.</summary>
    /// <remarks>The token is cancelled when the cell is interrupted. See <see cref="CellInput"/>.</remarks>
    public Func<CancellationToken, string?>? LineReader { get; init; }

    /// <summary>What the cells so far have declared, by name, with its present value; the newest of each name.</summary>
    internal IEnumerable<(string Name, object? Value)> Variables =>
        state?.Variables.Reverse().DistinctBy(variable => variable.Name).Select(variable => (variable.Name, (object?)variable.Value)) ?? [];

    /// <summary>Loads compiler and references in the background, so that the first cell does not wait for them.</summary>
    public static void WarmUp() => _ = WarmUpOnce.Value;

    /// <summary>Runs one cell.</summary>
    /// <param name="code">The C# code.</param>
    /// <param name="name">Name of the cell or file, relative to <see cref="Folder"/>, as messages show it; for example <c>Cell[3]</c>.</param>
    /// <param name="sink">Receives console text, displayed values, the value of the cell and its error, as they come.</param>
    /// <param name="cancellation">Interrupts the cell: see <see cref="InterruptibleCell"/> for what that can do. The engine goes on.</param>
    /// <returns>How the cell ended; errors of the cell are in the result, not thrown.</returns>
    public async Task<CellResult> RunAsync(string code, string name, Action<CellOutput> sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(sink);
        var cell = new RunningCell(sink, () => string.Create(CultureInfo.InvariantCulture, $"display-{++displays}"), LineReader, cancellation);
        using var capture = ConsoleCapture.Open();
        using var interrupt = cancellation.Register(Checkpoint.Raise);
        RunningCell.Current = cell;
        try
        {
            var result = await new CellSteps(this, cell, cancellation).RunAsync(code, Path.GetFullPath(name, Folder)).ConfigureAwait(false);
            if (result.HasValue)
                cell.Send(new ValueOutput(ValueRenderer.Render(result.Value)));
            if (result.Error is not null)
                cell.Send(new ErrorOutput(result.Error));
            return result;
        }
        finally
        {
            if (cancellation.IsCancellationRequested)
                cell.Silence();
            RunningCell.Current = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => loader.Dispose();

    /// <summary>Code as the compiler would see it in the next cell, not to be run: for questions of an editor.</summary>
    internal Compilation Draft(string code) => Next(CellPart.CodeOnly(code), options).GetCompilation();

    /// <summary>Looks for packages in one more place from now on.</summary>
    internal void AddPackageSource(string source) => packageSources.Add(source);

    /// <summary>Compiles and runs C# code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">Full path of the cell or file it comes from.</param>
    /// <param name="cancellation">Interrupts it.</param>
    internal async Task<CellResult> RunCodeAsync(string code, string path, CancellationToken cancellation)
    {
        var script = Prepare(code, path, out var error);
        if (script is null)
            return CellResult.Failed(error!);

        var previous = state;
        var ended = await InterruptibleCell.RunAsync(
            () => previous is null ? script.RunAsync(globals, _ => true) : script.RunFromAsync(previous, _ => true), cancellation).ConfigureAwait(false);
        if (ended is null)
            return CellResult.Failed(InterruptedCell.Abandoned(ScriptPaths.Describe(path, Folder)));

        state = ended;
        if (cancellation.IsCancellationRequested && InterruptedCell.Explains(state.Exception))
            return CellResult.Failed(InterruptedCell.Stopped(ScriptTraceback.Of(state.Exception, Folder)));
        if (state.Exception is { } exception)
            return CellResult.Failed(ScriptTraceback.Of(exception, Folder));
        return LastExpression.HasValue(script.GetCompilation(), state.ReturnValue) ? new CellResult(true, state.ReturnValue, null) : CellResult.Nothing;
    }

    private Script<object> Next(string code, ScriptOptions nextOptions) => state is null
        ? CSharpScript.Create<object>(code, nextOptions, typeof(ScriptGlobals), loader)
        : state.Script.ContinueWith<object>(code, nextOptions);

    /// <summary>The compiled cell, or null and the reason why there is none.</summary>
    private Script<object>? Prepare(string code, string path, out ScriptError? error)
    {
        try
        {
            var directives = ScriptDirectives.Read(code, path, sources);
            Reference(directives.Packages);
            LoadAndRegister(directives.Files);
            var cellOptions = options.WithFilePath(path);
            error = null;
            foreach (var version in LoopCheckpoints.Versions(directives.Code))
            {
                var script = Next(version, cellOptions);
                error = CompilationError.Of(script.CompileAlone(), Folder);
                if (error is null)
                    return script;
            }
        }
        catch (DirectiveException missing)
        {
            error = CompilationError.Of(missing, Folder);
        }
        catch (Exception refused) when (refused is PackageRestoreException or BadImageFormatException)
        {
            error = CompilationError.Of(refused.Message, ScriptPaths.Describe(path, Folder));
        }

        return null;
    }

    private void Reference(ImmutableArray<PackageReference> wanted)
    {
        if (wanted.All(packages.Contains))
            return;
        var all = packages.Union(wanted).ToArray();
        var files = packageRestore.Restore(all, Folder, packageSources).Where(file => HostAssemblies.Find(Path.GetFileNameWithoutExtension(file)) is null);
        options = options.AddReferences(LoadAndRegister(files).Select(assembly => MetadataReference.CreateFromFile(assembly.Location)));
        packages.UnionWith(all);
    }

    private IReadOnlyList<Assembly> LoadAndRegister(IEnumerable<string> files)
    {
        var added = assemblies.Add(files);
        foreach (var assembly in added)
            loader.RegisterDependency(assembly);
        return added;
    }

    private static async Task CompileSomething()
    {
        var script = CSharpScript.Create<object>("var warm = Enumerable.Range(0, 2).Select(i => $\"{i}\").ToArray(); warm.Length", BaseOptions);
        script.CompileAlone();
        await script.RunAsync().ConfigureAwait(false);
        ValueRenderer.Render(Enumerable.Range(0, 1));
    }
}
