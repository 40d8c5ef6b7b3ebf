public import ArgumentParser
public import Simulator

extension Posture: ExpressibleByArgument {}
