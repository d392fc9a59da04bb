namespace DarkSector.Statistics.Workspaces;

/// <summary>A workspace, patch or patch set that cannot be used: broken JSON, a breach of the schema, or contents that contradict each other.</summary>
/// <remarks>Reading never throws anything else, whatever the input.</remarks>
public sealed class WorkspaceException : FormatException
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="path">Where, as a JSON path such as <c>$.channels[0].samples[2].data[5]</c>.</param>
    /// <param name="problem">What is wrong, with the value and what is allowed.</param>
    /// <param name="inner">The cause.</param>
    public WorkspaceException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>An error without place.</summary>
    /// <param name="message">What is wrong.</param>
    public WorkspaceException(string message)
        : this("$", message)
    {
    }

    /// <summary>An error without place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public WorkspaceException(string message, Exception innerException)
        : this("$", message, innerException)
    {
    }

    /// <summary>An unknown error.</summary>
    public WorkspaceException()
        : this("$", "The workspace cannot be read.")
    {
    }

    /// <summary>Where the problem is, as a JSON path.</summary>
    public string Path { get; }
}
