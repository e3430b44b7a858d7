using CompiledNet;

/// <summary>A row as a program has it: what it is called and what it holds is checked while this compiles, and that the encoded columns are the six numbers that the network takes.</summary>
[TableRow<SurvivalNetwork>]
public sealed partial record Passenger
{
    [Feature("sex", Inputs = 2)] public required string Sex { get; init; }
    [Feature("passengerClass", Inputs = 3)] public required string Class { get; init; }
    [Feature("age")] public float? Age { get; init; }
}
