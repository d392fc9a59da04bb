using static System.FormattableString;

namespace DarkSector.Physics.Triggers;

/// <summary>One line of the first-level trigger: a condition on tracks and clusters, with turn-on curves and a prescale.</summary>
/// <remarks>Each track or cluster is seen, or not, independently of the others; a seen one may be special for the line: found by the neural trigger,
/// matched to the muon detector, above the line's main threshold. The probability of the line is the sum over what may be seen.</remarks>
/// <param name="Name">Name in the menu, such as `ffo`; a camelCase identifier, since columns are named after it.</param>
/// <param name="Definition">The condition in words.</param>
public abstract record TriggerLine(string Name, string Definition)
{
    // Branches of the sum that are rarer do not change a probability that anyone could measure.
    private const double Negligible = 1e-9;

    private readonly int _prescale = 1;

    /// <summary>Whether the definition is a guess of ours, since none is public; else it is that of the published trigger menu, with assumed efficiencies.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>One in this many accepted events is kept, at least 1.</summary>
    public int Prescale
    {
        get => _prescale;
        init => _prescale = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"Prescale = {value} of line '{Name}'; one in so many events is kept, so it is 1 or more.");
    }

    /// <summary>The veto against Bhabha scattering; null for none.</summary>
    public BhabhaVeto? BhabhaVeto { get; init; }

    /// <summary>The column of drawn decisions, 0 or 1: `ffoTrigger`.</summary>
    public string DecisionColumn => Name + "Trigger";

    /// <summary>The column of probabilities: `ffoEfficiency`.</summary>
    public string EfficiencyColumn => Name + "Efficiency";

    /// <summary>Probability that the line keeps an event, prescale included.</summary>
    /// <param name="triggerEvent">Tracks and clusters.</param>
    public double Probability(in TriggerEvent triggerEvent) =>
        BhabhaVeto?.Vetoes(triggerEvent) == true ? 0 : Acceptance(triggerEvent) / Prescale;

    /// <summary>Whether the line accepts an event before its prescale, for given random numbers.</summary>
    internal bool Fires(in TriggerEvent triggerEvent, in TriggerDraw draw) =>
        BhabhaVeto?.Vetoes(triggerEvent) != true && Accepts(triggerEvent, draw);

    /// <summary>Name, prescale and definition.</summary>
    public sealed override string ToString() =>
        Invariant($"{Name}{(Prescale > 1 ? $" (1 in {Prescale})" : "")}: {Definition}{(IsAssumed ? " [assumed]" : "")}");

    private protected abstract double Acceptance(in TriggerEvent triggerEvent);

    private protected abstract bool Accepts(in TriggerEvent triggerEvent, in TriggerDraw draw);

    /// <summary>How many objects the line looks at.</summary>
    private protected virtual int Objects(in TriggerEvent triggerEvent) => 0;

    /// <summary>Probabilities that an object is seen, and that it is seen and special.</summary>
    private protected virtual (double Seen, double Special) Chances(in TriggerEvent triggerEvent, int index) => default;

    /// <summary>The condition of the line on what is seen and special, one bit per object.</summary>
    private protected virtual bool Holds(in TriggerEvent triggerEvent, uint seen, uint special) => false;

    /// <summary>Whether more seen objects can only help, so that the sum may stop early.</summary>
    private protected virtual bool IsMonotone => false;

    /// <summary>Probability of the condition: the sum over all that may be seen, one object after the other.</summary>
    private protected double Sum(in TriggerEvent triggerEvent, int index = 0, uint seen = 0, uint special = 0, double probability = 1)
    {
        if (index == Objects(triggerEvent) || IsMonotone)
        {
            if (Holds(triggerEvent, seen, special))
                return probability;
            if (index == Objects(triggerEvent))
                return 0;
        }
        var (isSeen, isSpecial) = Chances(triggerEvent, index);
        var bit = 1u << index;
        var sum = 0.0;
        if (probability * isSpecial > Negligible)
            sum += Sum(triggerEvent, index + 1, seen | bit, special | bit, probability * isSpecial);
        if (probability * (isSeen - isSpecial) > Negligible)
            sum += Sum(triggerEvent, index + 1, seen | bit, special, probability * (isSeen - isSpecial));
        if (probability * (1 - isSeen) > Negligible)
            sum += Sum(triggerEvent, index + 1, seen, special, probability * (1 - isSeen));
        return sum;
    }
}
