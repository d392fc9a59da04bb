using DarkSector.Interactive.Commands;

namespace DarkSector.Interactive.Tests.Commands;

/// <summary>Tests of commands change the current folder of the process: one after the other, and beside nothing else.</summary>
[CollectionDefinition(nameof(WorkingFolder), DisableParallelization = true)]
public sealed class WorkingFolderCollection;
