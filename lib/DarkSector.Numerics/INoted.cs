namespace DarkSector.Numerics;

/// <summary>Something made of events that keeps the notes of those events, such as the opening of a box: tables, histograms, cut flows.</summary>
public interface INoted
{
    /// <summary>What has to be known about how the events were obtained.</summary>
    IReadOnlyList<string> Notes { get; }
}
