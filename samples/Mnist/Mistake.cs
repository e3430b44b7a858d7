/// <summary>A digit that was taken for another.</summary>
/// <param name="Row">Which of the digits.</param>
/// <param name="Digit">What it is.</param>
/// <param name="Seen">What the network saw in it.</param>
/// <param name="Probability">How likely the network found what it is.</param>
internal sealed record Mistake(int Row, int Digit, int Seen, float Probability);
