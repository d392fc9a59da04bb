namespace DarkSector.Interactive.Health;

/// <summary>How something stands.</summary>
internal enum Standing
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Not there, and not needed for notebooks, scripts and limits.</summary>
    Optional,

    /// <summary>Something will not work.</summary>
    Missing,
}

/// <summary>One line of the doctor.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Fact">What was found.</param>
/// <param name="Remedy">What to do; empty when there is nothing to do.</param>
internal sealed record Finding(Standing Standing, string Subject, string Fact, string Remedy = "")
{
    private string Mark => Standing switch { Standing.Ok => "OK      ", Standing.Optional => "optional", _ => "MISSING " };

    /// <inheritdoc/>
    public override string ToString() => $"{Mark}  {Subject,-14}  {Fact}{(Remedy.Length > 0 ? $"\n{"",26}-> {Remedy}" : "")}";
}
