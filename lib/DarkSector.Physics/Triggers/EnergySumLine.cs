namespace DarkSector.Physics.Triggers;

/// <summary>A line on the energy sum of the calorimeter.</summary>
/// <param name="Name">Name in the menu.</param>
/// <param name="Definition">The condition in words.</param>
/// <param name="FirstRing">First ring that is summed (<see cref="TriggerCells"/>).</param>
/// <param name="LastRing">Last ring that is summed.</param>
/// <param name="Energy">Efficiency against the sum of laboratory energies [GeV].</param>
public sealed record EnergySumLine(string Name, string Definition, int FirstRing, int LastRing, TurnOn Energy) : TriggerLine(Name, Definition)
{
    private protected override double Acceptance(in TriggerEvent triggerEvent)
    {
        var sum = 0.0;
        foreach (ref readonly var cluster in triggerEvent.Clusters)
            sum += cluster.Ring >= FirstRing && cluster.Ring <= LastRing ? cluster.Energy : 0;
        return Energy.Efficiency(sum);
    }

    private protected override bool Accepts(in TriggerEvent triggerEvent, in TriggerDraw draw) => draw.EnergySum < Acceptance(triggerEvent);
}
